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

	/** Target tokens for each source token; what is longer is cut. */
	private static final int MAXIMUM_RATIO = 3;

	private SentenceRestoration() {
	}

	/**
	 * The translations with the sentence's marks and what is kept, best first; those that
	 * lost something are dropped.
	 * @return empty if the best lost something, so that the next draft is to be tried
	 */
	static List<Piece> pieces(Sentence sentence, List<Hypothesis> hypotheses, ServedModel model) {
		List<Optional<Piece>> pieces = hypotheses.stream()
			.map((hypothesis) -> piece(sentence, hypothesis, model))
			.toList();
		return pieces.getFirst().isEmpty() ? List.of() : pieces.stream().flatMap(Optional::stream).toList();
	}

	private static Optional<Piece> piece(Sentence sentence, Hypothesis hypothesis, ServedModel model) {
		int longest = MAXIMUM_RATIO * sentence.tokens().length;
		boolean truncated = hypothesis.tokens().length > longest;
		Hypothesis cut = truncated ? hypothesis.truncated(longest) : hypothesis;
		String target = model.decode(cut);
		return sentence.inline()
			.translated(sentence.draft(), target, model::normalize,
					() -> new Alignment(model.normalize(sentence.draft().text()), model.spans(sentence.tokens()),
							target, model.spans(cut.tokens()), cut.attention()))
			.map((found) -> new Piece(found.text(), found.marks(), found.kept(), true, truncated));
	}

}
