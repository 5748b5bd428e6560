package dev.attune.translation;

import dev.attune.inline.Alignment;
import dev.attune.inline.InlineTranslation;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.serving.ServedModel;
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
	 * @return empty if the best lost something, so that the next draft is to be tried
	 */
	static List<Piece> pieces(Sentence sentence, List<Hypothesis> hypotheses, ServedModel model) {
		List<Optional<Piece>> pieces = hypotheses.stream()
			.map((hypothesis) -> piece(sentence, hypothesis, model))
			.toList();
		return pieces.getFirst().isEmpty() ? List.of() : pieces.stream().flatMap(Optional::stream).toList();
	}

	private static Optional<Piece> piece(Sentence sentence, Hypothesis hypothesis, ServedModel model) {
		String target = model.decode(hypothesis);
		return sentence.inline()
			.translated(sentence.draft(), target, model::normalize,
					() -> new Alignment(model.normalize(sentence.draft().text()), model.spans(sentence.tokens()),
							target, model.spans(hypothesis.tokens()), hypothesis.attention()))
			.map(SentenceRestoration::piece);
	}

	private static Piece piece(InlineTranslation translation) {
		return new Piece(translation.text(), translation.marks(), translation.kept(), true);
	}

}
