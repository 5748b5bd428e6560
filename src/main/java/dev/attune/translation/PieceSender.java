package dev.attune.translation;

import java.util.List;

/**
 * Tells a listener of sentences as they are done, as what they add to their texts: the
 * white space before them goes with them.
 */
final class PieceSender {

	private final List<CutText> texts;

	private final SentenceJoiner joiner;

	private final PieceListener listener;

	private int text;

	/** Pieces of the text that were told. */
	private int told;

	/** Sentences of the texts before. */
	private int before;

	PieceSender(List<CutText> texts, SentenceJoiner joiner, PieceListener listener) {
		this.texts = texts;
		this.joiner = joiner;
		this.listener = listener;
	}

	/**
	 * Tells what is new.
	 * @param translated the sentences that are done, each with its translations
	 */
	void update(List<List<Piece>> translated) {
		if (!this.listener.listens()) {
			return;
		}
		while (this.text < this.texts.size()) {
			CutText cut = this.texts.get(this.text);
			int done = Math.min(translated.size() - this.before, cut.sentences().size());
			List<Piece> pieces = cut.withTranslations(
					translated.subList(this.before, this.before + done).stream().map(List::getFirst).toList());
			boolean whole = done == cut.sentences().size();
			tell(pieces, whole ? pieces.size() : cut.end(done));
			if (!whole) {
				return;
			}
			this.before += done;
			this.told = 0;
			this.text++;
		}
	}

	private void tell(List<Piece> pieces, int end) {
		StringBuilder piece = new StringBuilder();
		for (; this.told < end; this.told++) {
			piece.append(this.joiner.added(pieces, this.told));
			if (pieces.get(this.told).translated() || this.told == end - 1) {
				this.listener.done(this.text, piece.toString());
				piece.setLength(0);
			}
		}
	}

}
