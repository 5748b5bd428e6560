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
 * @param truncated whether it was cut, since the model did not come to an end
 */
record Translation(String text, List<String> alternatives, @Nullable String pivot, boolean truncated) {

	/** A text that stays as it is. */
	static Translation unchanged(String text) {
		return new Translation(text, List.of(), null, false);
	}

}
