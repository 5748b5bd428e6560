package dev.attune.translation;

import dev.attune.inline.Alignment;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.serving.ServedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the translations of a sentence of what the search found for its draft.
 */
final class SentenceRestoration {

	private SentenceRestoration() {
	}

	/**
	 * The translations with the sentence's marks and what is kept, best first; those that
	 * lost something are dropped.
	 * @param terms with which the sentence was searched; what they ask for is not cut
	 * @return empty if the best lost something, so that the next draft is to be tried
	 */
	static Optional<TranslatedSentence> of(Reading reading, ServedModel model, TermConstraints terms) {
		List<Hypothesis> written = new ArrayList<>();
		List<Piece> pieces = new ArrayList<>();
		for (Hypothesis hypothesis : reading.hypotheses()) {
			Hypothesis cut = cut(reading.sentence(), hypothesis, terms);
			boolean truncated = cut.tokens().length < hypothesis.tokens().length
					|| isStopped(reading.sentence(), hypothesis, model, terms);
			Optional<Piece> piece = piece(reading.sentence(), cut, truncated, model);
			if (piece.isPresent()) {
				written.add(cut);
				pieces.add(piece.get());
			}
			else if (pieces.isEmpty()) {
				return Optional.empty();
			}
		}
		return Optional.of(new TranslatedSentence(reading.sentence(), written, pieces));
	}

	private static Optional<Piece> piece(Sentence sentence, Hypothesis hypothesis, boolean truncated,
			ServedModel model) {
		Hypothesis written = withoutStopTooMany(sentence, hypothesis, model);
		String target = model.decode(written);
		return sentence.inline()
			.translated(sentence.draft(), target, model::normalize,
					() -> new Alignment(model.normalize(sentence.draft().text()), model.spans(sentence.tokens()),
							target, model.spans(written.tokens()), written.attention()))
			.map((found) -> new Piece(found.text(), found.marks(), found.kept(), true, truncated));
	}

	// of one that came to its end by itself the terms need not be looked for
	private static boolean isStopped(Sentence sentence, Hypothesis hypothesis, ServedModel model,
			TermConstraints terms) {
		return !hypothesis.endsByItself() && model.limits().reached(terms.apply(sentence), hypothesis);
	}

	private static Hypothesis withoutStopTooMany(Sentence sentence, Hypothesis hypothesis, ServedModel model) {
		String target = model.decode(hypothesis);
		int length = hypothesis.tokens().length;
		boolean alone = sentence.inline().hasStopTooMany(target) && length > 1
				&& model.spans(hypothesis.tokens()).get(length - 1).start() == target.length() - 1;
		return alone ? hypothesis.truncated(length - 1) : hypothesis;
	}

	// terms are looked for only if they matter
	private static Hypothesis cut(Sentence sentence, Hypothesis hypothesis, TermConstraints terms) {
		int longest = Math.max(1, (int) (sentence.ratio() * sentence.tokens().length));
		if (hypothesis.tokens().length <= longest) {
			return hypothesis;
		}
		int withTerms = longest + terms.apply(sentence).termTokens();
		return (hypothesis.tokens().length <= withTerms) ? hypothesis : hypothesis.truncated(withTerms);
	}

}
