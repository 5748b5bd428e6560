package dev.attune.serving;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchBatch;
import java.util.List;

/**
 * Translates batches on one thread: a predictor, as the pool sees it.
 */
interface BatchTranslator extends AutoCloseable {

	/** The hypotheses of each sentence of the batch, best first. */
	List<List<Hypothesis>> translate(SearchBatch batch) throws Exception;

	@Override
	void close();

}
