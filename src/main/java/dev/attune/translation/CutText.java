package dev.attune.translation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A text cut into sentences and what stands between them.
 *
 * @param pieces all of the text, in order; the pieces marked as translated are the source
 * sentences whose translations will stand there
 * @param sentences source tokens of those sentences, in order
 */
record CutText(List<Piece> pieces, List<int[]> sentences) {

	/** The pieces, with the translations in place of the sentences. */
	List<Piece> withTranslations(List<String> translations) {
		Iterator<String> next = translations.iterator();
		List<Piece> translated = new ArrayList<>();
		for (Piece piece : this.pieces) {
			translated.add(piece.translated() ? new Piece(next.next(), true) : piece);
		}
		return translated;
	}

}
