package dev.attune.translation;

import dev.attune.inline.Draft;
import dev.attune.inline.InlineSentence;
import dev.attune.serving.ServedModel;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that is to be translated.
 *
 * @param inline as it was written
 * @param draft as a model is given it
 * @param tokens source tokens of the draft
 * @param usual the same in the form of running text, which the model may know better
 * @param ratio target tokens for each source token at most, terms apart; what is longer
 * is cut
 */
record Sentence(InlineSentence inline, Draft draft, int[] tokens, @Nullable Sentence usual, double ratio) {

	/** The greatest ratio. */
	static final double MAXIMUM_RATIO = 3;

	Sentence(InlineSentence inline, Draft draft, int[] tokens) {
		this(inline, draft, tokens, null, MAXIMUM_RATIO);
	}

	Sentence withUsual(Sentence form) {
		return new Sentence(this.inline, this.draft, this.tokens, form, this.ratio);
	}

	/** The same, with less room for its translation. */
	Sentence within(double ratio) {
		return new Sentence(this.inline, this.draft, this.tokens,
				(this.usual != null) ? this.usual.within(ratio) : null, ratio);
	}

	/** The same as its next draft, for a model. */
	Sentence nextDraft(ServedModel model) {
		Draft next = this.inline.nextDraft(this.draft);
		return new Sentence(this.inline, next, model.encode(next.text()), null, this.ratio);
	}

}
