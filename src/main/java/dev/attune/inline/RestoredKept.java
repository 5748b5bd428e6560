package dev.attune.inline;

import dev.attune.text.Span;

/**
 * Something kept that is back in its place.
 *
 * @param kept where it is in the sentence
 * @param source where it, or what stands in for it, is in the draft; empty if it was cut
 * out
 * @param target where that was in what the model wrote; empty if there was nothing
 * @param place where it is in the translation
 */
record RestoredKept(Kept kept, Span source, Span target, Span place) {

	/** The same, with its source in another form of the draft. */
	RestoredKept withSource(Span other) {
		return new RestoredKept(this.kept, other, this.target, this.place);
	}
}
