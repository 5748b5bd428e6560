package dev.attune.seq2seq;

import java.util.List;

/**
 * Sentences to be translated in one native call.
 *
 * @param sources source tokens of each sentence, as {@link TranslationModel#encode}
 * returns them
 * @param options how to search
 */
public record SearchBatch(List<int[]> sources, SearchOptions options) {
}
