package dev.attune.translation;

import dev.attune.inline.Draft;
import dev.attune.inline.InlineSentence;

/**
 * A sentence that is to be translated.
 *
 * @param inline as it was written
 * @param draft as a model is given it
 * @param tokens source tokens of the draft
 */
record Sentence(InlineSentence inline, Draft draft, int[] tokens) {
}
