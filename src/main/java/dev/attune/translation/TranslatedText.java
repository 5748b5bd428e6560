package dev.attune.translation;

import dev.attune.text.MarkedText;
import java.util.List;

/**
 * The translations of a text with its marks.
 *
 * @param nBest the best first; at least one
 */
record TranslatedText(List<MarkedText> nBest) {

	MarkedText best() {
		return this.nBest.getFirst();
	}

}
