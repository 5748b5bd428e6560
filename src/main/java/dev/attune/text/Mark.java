
package dev.attune.text;

/**
 * A place in a text that something stands for: a tag, an image, a line break. What it is,
 * whoever set the mark knows by its id.
 *
 * @param offset where it stands in the text, in UTF-16 code units: before the character
 * of that index
 * @param id tells marks apart; the two of a pair have the same
 * @param kind what it does
 */
public record Mark(int offset, int id, Kind kind) {

	/** The same mark further on in a text. */
	public Mark shifted(int characters) {
		return new Mark(this.offset + characters, this.id, this.kind);
	}

	/**
	 * What a mark does.
	 */
	public enum Kind {

		/** Begins what a pair encloses. */
		OPEN,

		/** Ends it. */
		CLOSE,

		/** Stands alone. */
		POINT

	}

}
