
package dev.attune.text;

/**
 * A stretch of a text.
 *
 * @param start where it begins, in UTF-16 code units
 * @param end where the text behind it begins
 */
public record Span(int start, int end) {

	public Span {
		if (start < 0 || end < start) {
			throw new IllegalArgumentException("no span: " + start + " to " + end);
		}
	}

	public int length() {
		return this.end - this.start;
	}

}
