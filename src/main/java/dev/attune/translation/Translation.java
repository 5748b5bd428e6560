package dev.attune.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one text.
 *
 * @param text its translation
 * @param alternatives other translations, best first, if any were asked for; none of them
 * is the translation again
 * @param pivot code of the language that it went through, if it did
 */
record Translation(String text, List<String> alternatives, @Nullable String pivot) {

	/** A text that stays as it is. */
	static Translation unchanged(String text) {
		return new Translation(text, List.of(), null);
	}

	/**
	 * A translation and its alternatives.
	 * @param nBest translations, best first; repetitions are dropped
	 */
	static Translation of(List<String> nBest) {
		List<String> distinct = nBest.stream().distinct().toList();
		return new Translation(distinct.getFirst(), distinct.subList(1, distinct.size()), null);
	}

	/** The same, with the language that it went through. */
	Translation through(String language) {
		return new Translation(this.text, this.alternatives, language);
	}

}
