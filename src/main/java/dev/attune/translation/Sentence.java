package dev.attune.translation;

import dev.attune.text.Mark;
import dev.attune.text.Span;
import java.util.List;

/**
 * A sentence that is to be translated.
 *
 * @param text as it was written
 * @param marks in it, with places in the sentence; of a pair one half may be missing
 * @param kept stretches of it that come through as they are
 * @param tokens source tokens
 */
record Sentence(String text, List<Mark> marks, List<Span> kept, int[] tokens) {
}
