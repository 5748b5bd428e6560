package dev.attune.training;

import dev.attune.corpus.SentencePair;
import dev.attune.evaluation.Bleu;
import dev.attune.evaluation.BleuTokenizer;
import dev.attune.evaluation.Chrf;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How good translations are.
 *
 * @param bleu corpus BLEU as sacreBLEU computes it
 * @param bleuTokenizer its tokeniser, {@code 13a}, {@code zh} or {@code char}
 * @param chrf chrF2 as sacreBLEU computes it
 * @param exactMatch percent of the translations that equal their reference
 * @param sentences number of sentences
 */
public record Scores(double bleu, String bleuTokenizer, double chrf, double exactMatch, int sentences) {

	static Scores of(List<String> hypotheses, List<String> references, String language) {
		BleuTokenizer tokenizer = BleuTokenizer.forLanguage(language);
		long equal = IntStream.range(0, references.size())
			.filter((i) -> Objects.equals(hypotheses.get(i), references.get(i)))
			.count();
		return new Scores(Bleu.compute(hypotheses, references, tokenizer).score(), tokenizer.signature(),
				Chrf.compute(hypotheses, references), 100.0 * equal / references.size(), references.size());
	}

	static Scores ofPairs(List<String> hypotheses, List<SentencePair> pairs, String language) {
		return of(hypotheses, pairs.stream().map(SentencePair::target).toList(), language);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "BLEU (%s) %.2f, chrF2 %.2f, exact match %.2f %%, %,d sentences",
				this.bleuTokenizer, this.bleu, this.chrf, this.exactMatch, this.sentences);
	}

}
