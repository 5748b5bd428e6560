package dev.attune.translation;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.serving.ServedModel;
import java.util.List;

/**
 * A sentence with the translations that are answered.
 *
 * @param sentence in the form and the draft that were translated
 * @param hypotheses what the model wrote, best first, as far as it is answered
 * @param nBest what became of each
 */
record TranslatedSentence(Sentence sentence, List<Hypothesis> hypotheses, List<Piece> nBest) {

	Piece best() {
		return this.nBest.getFirst();
	}

	/** How the model that the caller holds a lease on translated it. */
	ExplainedSentence explained(ServedModel model) {
		return ExplainedSentence.of(model, this.sentence.tokens(), this.hypotheses);
	}

}
