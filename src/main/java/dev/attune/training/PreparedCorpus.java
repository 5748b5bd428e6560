package dev.attune.training;

import dev.attune.corpus.CorpusReport;
import dev.attune.corpus.CorpusSplit;
import dev.attune.seq2seq.SearchLimits;
import java.nio.file.Path;

/**
 * A corpus that is ready to be trained on.
 *
 * @param report what cleaning dropped
 * @param split the clean pairs, normalised
 * @param tokenizer the {@code tokenizer.json} learned from the training part
 * @param vocabulary its subwords
 * @param train the training part in subwords
 * @param dev the development part in subwords
 * @param limits where a search gives up
 * @param tooLong training pairs left out because they have too many subwords
 */
public record PreparedCorpus(CorpusReport report, CorpusSplit split, Path tokenizer, int vocabulary, EncodedPairs train,
		EncodedPairs dev, SearchLimits limits, int tooLong) {
}
