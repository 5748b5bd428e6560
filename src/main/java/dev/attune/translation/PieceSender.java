package dev.attune.translation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Tells a listener of sentences as they are done, as what they add to their texts: the
 * white space before them goes with them.
 */
final class PieceSender {

	private final Iterator<CutText> texts;

	private final SentenceJoiner joiner;

	private final PieceListener listener;

	/** The text whose turn it is. */
	private int text = -1;

	/** Its pieces, with the translations so far. */
	private List<Piece> pieces = List.of();

	/** How many of them were told. */
	private int told;

	PieceSender(List<CutText> texts, SentenceJoiner joiner, PieceListener listener) {
		this.texts = texts.iterator();
		this.joiner = joiner;
		this.listener = listener;
	}

	/** Tells of the next sentence of all. */
	void tell(Piece translation) {
		int place = nextSentence();
		while (place == this.pieces.size()) {
			nextText();
			place = nextSentence();
		}
		this.pieces.set(place, translation);
		tellUpTo(place + 1);
	}

	/** Tells of what stands behind the last sentence. */
	void end() {
		while (this.texts.hasNext()) {
			nextText();
		}
		tellUpTo(this.pieces.size());
	}

	private int nextSentence() {
		int place = this.told;
		while (place < this.pieces.size() && !this.pieces.get(place).translated()) {
			place++;
		}
		return place;
	}

	private void nextText() {
		tellUpTo(this.pieces.size());
		this.pieces = new ArrayList<>(this.texts.next().pieces());
		this.text++;
		this.told = 0;
	}

	private void tellUpTo(int end) {
		StringBuilder piece = new StringBuilder();
		boolean more = this.told < end;
		for (; this.told < end; this.told++) {
			piece.append(this.joiner.added(this.pieces, this.told));
		}
		if (more) {
			this.listener.done(this.text, piece.toString());
		}
	}

}
