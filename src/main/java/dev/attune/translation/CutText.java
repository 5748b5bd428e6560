package dev.attune.translation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A text cut into sentences and what stands between them.
 *
 * @param pieces all of the text, in order; the pieces marked as translated are the source
 * sentences whose translations will stand there
 * @param sentences those sentences, in order
 */
record CutText(List<Piece> pieces, List<Sentence> sentences) {

	/** The pieces, with translations in place of as many sentences. */
	List<Piece> withTranslations(List<Piece> translations) {
		Iterator<Piece> next = translations.iterator();
		List<Piece> translated = new ArrayList<>();
		for (Piece piece : this.pieces) {
			translated.add((piece.translated() && next.hasNext()) ? next.next() : piece);
		}
		return translated;
	}

	/** Where the piece ends that is the last of some first sentences. */
	int end(int count) {
		int end = 0;
		int found = 0;
		for (int i = 0; found < count; i++) {
			if (this.pieces.get(i).translated()) {
				found++;
				end = i + 1;
			}
		}
		return end;
	}

}
