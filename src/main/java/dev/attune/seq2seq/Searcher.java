package dev.attune.seq2seq;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.util.List;

/**
 * A predictor for those who do not know the engine. It belongs to one thread.
 */
public final class Searcher implements AutoCloseable {

	private final Predictor<SearchBatch, List<List<Hypothesis>>> predictor;

	Searcher(Predictor<SearchBatch, List<List<Hypothesis>>> predictor) {
		this.predictor = predictor;
	}

	/**
	 * The hypotheses of each sentence, the best first.
	 * @throws IllegalStateException if the engine fails
	 */
	public List<List<Hypothesis>> search(SearchBatch batch) {
		try {
			return this.predictor.predict(batch);
		}
		catch (TranslateException exception) {
			throw new IllegalStateException("the search failed", exception);
		}
	}

	@Override
	public void close() {
		this.predictor.close();
	}

}
