package dev.attune.translation;

import dev.attune.inline.Draft;
import dev.attune.inline.InlineSentence;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that is to be translated.
 *
 * @param inline as it was written
 * @param draft as a model is given it
 * @param tokens source tokens of the draft
 * @param usual the same in the form of running text, which the model may know better
 */
record Sentence(InlineSentence inline, Draft draft, int[] tokens, @Nullable Sentence usual) {

	Sentence(InlineSentence inline, Draft draft, int[] tokens) {
		this(inline, draft, tokens, null);
	}

	Sentence withUsual(Sentence form) {
		return new Sentence(this.inline, this.draft, this.tokens, form);
	}

}
