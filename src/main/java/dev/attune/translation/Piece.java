package dev.attune.translation;

import dev.attune.text.Mark;
import dev.attune.text.Span;
import java.util.List;

/**
 * A stretch of a text that is being put together again.
 *
 * @param text a translated sentence, or characters kept as they were
 * @param marks in it, with places in the stretch; of a pair one half may be missing
 * @param kept where in it the stretches are that the caller wants kept
 * @param translated which of the two
 * @param truncated whether the translation was cut
 */
record Piece(String text, List<Mark> marks, List<Span> kept, boolean translated, boolean truncated) {

	Piece(String text, boolean translated) {
		this(text, List.of(), List.of(), translated, false);
	}

}
