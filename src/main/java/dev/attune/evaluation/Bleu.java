package dev.attune.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Corpus BLEU with one reference a sentence: n-gram order 4, case sensitive, exponential
 * smoothing, as sacreBLEU computes it by default.
 *
 * <p>
 * BLEU = BP · exp(¼ Σ log p<sub>n</sub>), BP = min(1, exp(1 − r/c)): Papineni et al.
 * 2002, <a href="https://aclanthology.org/P02-1040">BLEU: a Method for Automatic
 * Evaluation of Machine Translation</a>. Settings and tokenisations: Post 2018,
 * <a href="https://aclanthology.org/W18-6319">A Call for Clarity in Reporting BLEU
 * Scores</a>. Smoothing is method 3 of Chen and Cherry 2014: the k-th order in a row
 * without a match counts as 1/2<sup>k</sup> of a match.
 */
public final class Bleu {

	private static final int MAX_ORDER = 4;

	private Bleu() {
	}

	/**
	 * Score a corpus.
	 * @param hypotheses the translations, plain text, not tokenised
	 * @param references the reference of each hypothesis, in the same order
	 * @param tokenizer how words are counted
	 * @return the score; 0 if not a single word matches, or if no hypothesis has four
	 * tokens
	 * @throws IllegalArgumentException if the lists are empty or differ in size
	 */
	public static BleuScore compute(List<String> hypotheses, List<String> references, BleuTokenizer tokenizer) {
		Segments.check(hypotheses, references);
		Map<String, Integer> vocabulary = new HashMap<>();
		NgramMatcher matcher = new NgramMatcher();
		long[] matches = new long[MAX_ORDER];
		long[] totals = new long[MAX_ORDER];
		long referenceLength = 0;
		for (int i = 0; i < hypotheses.size(); i++) {
			int[] hypothesis = words(tokenizer.tokenize(hypotheses.get(i)), vocabulary);
			int[] reference = words(tokenizer.tokenize(references.get(i)), vocabulary);
			matcher.addMatches(hypothesis, reference, matches);
			for (int order = 1; order <= MAX_ORDER; order++) {
				totals[order - 1] += Math.max(0, hypothesis.length - order + 1);
			}
			referenceLength += reference.length;
		}
		return score(matches, totals, totals[0], referenceLength);
	}

	static BleuScore score(long[] matches, long[] totals, long hypothesisLength, long referenceLength) {
		double brevityPenalty = 1;
		if (hypothesisLength < referenceLength) {
			brevityPenalty = (hypothesisLength > 0) ? Math.exp(1 - (double) referenceLength / hypothesisLength) : 0;
		}
		List<Double> precisions = new ArrayList<>();
		double logarithms = 0;
		double smoothing = 1;
		for (int i = 0; i < MAX_ORDER; i++) {
			double precision = 0;
			// without one matching word nothing is smoothed; no match of a higher order
			// can be then
			if (totals[i] > 0 && matches[0] > 0) {
				if (matches[i] == 0) {
					smoothing *= 2;
				}
				precision = 100 * ((matches[i] > 0) ? matches[i] : 1 / smoothing) / totals[i];
			}
			precisions.add(precision);
			logarithms += Math.log(precision);
		}
		// the logarithm of 0 is negative infinity, which makes the score 0
		double score = brevityPenalty * Math.exp(logarithms / MAX_ORDER);
		return new BleuScore(score, precisions, brevityPenalty, hypothesisLength, referenceLength);
	}

	private static int[] words(List<String> tokens, Map<String, Integer> vocabulary) {
		int[] words = new int[tokens.size()];
		for (int i = 0; i < words.length; i++) {
			words[i] = vocabulary.computeIfAbsent(tokens.get(i), (token) -> vocabulary.size());
		}
		return words;
	}

}
