package dev.attune.inline;

import dev.attune.text.Mark;
import dev.attune.text.Span;
import java.util.List;

/**
 * A translated sentence with what stood in it.
 *
 * @param text the translation
 * @param marks in it; of a pair one half may be missing
 * @param kept where in it the stretches are that the caller wants kept
 */
public record InlineTranslation(String text, List<Mark> marks, List<Span> kept) {
}
