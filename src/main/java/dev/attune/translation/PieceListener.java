package dev.attune.translation;

import java.util.List;

/**
 * Is told of texts what of their translations is done, in order. What it throws ends the
 * translation.
 */
@FunctionalInterface
interface PieceListener {

	/** For those who wait for the whole. */
	PieceListener NONE = new PieceListener() {

		@Override
		public void done(int text, String piece) {
			// nobody is told
		}

		@Override
		public boolean listens() {
			return false;
		}

	};

	/**
	 * More of a translation is done.
	 * @param text index of the text
	 * @param piece what follows the pieces before; all of them are the translation
	 */
	void done(int text, String piece);

	/** Whether it is worth while to hurry. */
	default boolean listens() {
		return true;
	}

	/** Listens to texts that stand in other places of the whole. */
	default PieceListener at(List<Integer> places) {
		return listens() ? (text, piece) -> done(places.get(text), piece) : NONE;
	}

}
