package dev.attune.inline;

import dev.attune.text.Span;

/**
 * A stretch of a text that comes through a translation as it is.
 *
 * @param span where it stands
 * @param kind what it is to a model
 */
public record Kept(Span span, Kind kind) {

	/**
	 * What kept stretches are to a model.
	 */
	public enum Kind {

		/** The caller wants it kept. It stands for a noun. */
		GIVEN,

		/** Stands for a noun: an address, a placeholder, a quantity. */
		NAME,

		/** A placeholder that stands for a number. */
		COUNT,

		/** A plain number, which may be written in another way, but with its digits. */
		FIGURE,

		/** Stands for no word: an emoji, a tag, an entity. */
		POINT;

		/** Whether a number can stand in for it. */
		boolean isNumber() {
			return this == COUNT || this == FIGURE;
		}

	}

	/** The part of it that is in text[start, end), with places counted from there. */
	public Kept within(int start, int end) {
		return new Kept(new Span(Math.max(start, this.span.start()) - start, Math.min(end, this.span.end()) - start),
				this.kind);
	}

}
