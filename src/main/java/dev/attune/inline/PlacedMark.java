package dev.attune.inline;

/**
 * A mark, or a pair of them, in the translation.
 *
 * @param node what it is
 * @param from first word that it encloses, or before which it stands
 * @param to word behind the last that it encloses; {@code from} if it encloses none
 */
record PlacedMark(MarkTree node, int from, int to) {

	boolean isEmpty() {
		return this.from == this.to;
	}

}
