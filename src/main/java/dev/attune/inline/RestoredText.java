package dev.attune.inline;

import dev.attune.text.Span;
import java.util.List;

/**
 * A translation with what is kept in its places, still without marks.
 *
 * @param text the translation
 * @param kept what is kept, in the order of the sentence
 * @param stretches of what the model wrote that stand in the text, in order
 */
record RestoredText(String text, List<RestoredKept> kept, List<Stretch> stretches) {

	/**
	 * A stretch of what the model wrote.
	 *
	 * @param target where it was in it
	 * @param start where it begins in the text
	 */
	record Stretch(Span target, int start) {
	}

	/** Where a stretch of what the model wrote is in the text, as far as it is. */
	Span place(Span target) {
		int start = -1;
		int end = -1;
		for (Stretch stretch : this.stretches) {
			int from = Math.max(target.start(), stretch.target().start());
			int to = Math.min(target.end(), stretch.target().end());
			if (from < to) {
				int shift = stretch.start() - stretch.target().start();
				start = (start < 0) ? from + shift : start;
				end = to + shift;
			}
		}
		return (start < 0) ? new Span(0, 0) : new Span(start, end);
	}

}
