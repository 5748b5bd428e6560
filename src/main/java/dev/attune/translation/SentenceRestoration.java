package dev.attune.translation;

import dev.attune.inline.Alignment;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.serving.ServedModel;
import java.util.List;
import java.util.Optional;

/**
 * Makes the translations of a sentence of what the search found for its draft.
 */
final class SentenceRestoration {

	/** Target tokens for each source token, terms apart; what is longer is cut. */
	private static final int MAXIMUM_RATIO = 3;

	private SentenceRestoration() {
	}

	/**
	 * The translations with the sentence's marks and what is kept, best first; those that
	 * lost something are dropped.
	 * @param terms with which the sentence was searched; what they ask for is not cut
	 * @return empty if the best lost something, so that the next draft is to be tried
	 */
	static List<Piece> pieces(Sentence sentence, List<Hypothesis> hypotheses, ServedModel model,
			TermConstraints terms) {
		List<Optional<Piece>> pieces = hypotheses.stream()
			.map((hypothesis) -> piece(sentence, hypothesis, model, terms))
			.toList();
		return pieces.getFirst().isEmpty() ? List.of() : pieces.stream().flatMap(Optional::stream).toList();
	}

	private static Optional<Piece> piece(Sentence sentence, Hypothesis hypothesis, ServedModel model,
			TermConstraints terms) {
		Hypothesis cut = cut(sentence, hypothesis, terms);
		boolean truncated = cut.tokens().length < hypothesis.tokens().length;
		Hypothesis written = withoutStopTooMany(sentence, cut, model);
		String target = model.decode(written);
		return sentence.inline()
			.translated(sentence.draft(), target, model::normalize,
					() -> new Alignment(model.normalize(sentence.draft().text()), model.spans(sentence.tokens()),
							target, model.spans(written.tokens()), written.attention()))
			.map((found) -> new Piece(found.text(), found.marks(), found.kept(), true, truncated));
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
		int longest = MAXIMUM_RATIO * sentence.tokens().length;
		if (hypothesis.tokens().length <= longest) {
			return hypothesis;
		}
		int withTerms = longest + terms.apply(sentence).termTokens();
		return (hypothesis.tokens().length <= withTerms) ? hypothesis : hypothesis.truncated(withTerms);
	}

}
