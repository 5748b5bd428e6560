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
 * @param truncated whether it or an alternative was cut, since the model did not come to
 * an end
 * @param explanation how each sentence was translated, if that was asked for
 */
record Translation(String text, List<String> alternatives, @Nullable String pivot, boolean truncated,
		List<ExplainedSentence> explanation) {

	/** A text that stays as it is. */
	static Translation unchanged(String text) {
		return new Translation(text, List.of(), null, false, List.of());
	}

}
