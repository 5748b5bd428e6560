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

	/** Source tokens of its sentences. */
	long tokens() {
		return this.sentences.stream().mapToLong((sentence) -> sentence.tokens().length).sum();
	}

	/**
	 * The same, as a translation of a text of so many tokens, which bounds how long it
	 * may become in its turn.
	 */
	CutText from(long tokens) {
		double ratio = Sentence.MAXIMUM_RATIO * tokens / Math.max(1, tokens());
		return (tokens == 0 || ratio >= Sentence.MAXIMUM_RATIO) ? this
				: new CutText(this.pieces, this.sentences.stream().map((sentence) -> sentence.within(ratio)).toList());
	}

}
