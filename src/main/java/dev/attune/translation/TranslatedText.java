package dev.attune.translation;

import dev.attune.text.MarkedText;
import java.util.List;

/**
 * The translations of a text with its marks.
 *
 * @param nBest the best first; at least one
 * @param truncated whether a sentence of the best was cut, since the model did not come
 * to an end
 */
record TranslatedText(List<MarkedText> nBest, boolean truncated) {

	MarkedText best() {
		return this.nBest.getFirst();
	}

	/** The one of a rank, or the best if there are not so many. */
	MarkedText nBest(int rank) {
		return this.nBest.get((rank < this.nBest.size()) ? rank : 0);
	}

	/** The same, as cut as what it was made of. */
	TranslatedText cutAs(boolean before) {
		return new TranslatedText(this.nBest, this.truncated || before);
	}

}
