package dev.attune.serving;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchBatch;
import java.util.List;

/**
 * Translates with a predictor of the engine.
 */
record PredictorTranslator(Predictor<SearchBatch, List<List<Hypothesis>>> predictor) implements BatchTranslator {

	@Override
	public List<List<Hypothesis>> translate(SearchBatch batch) throws TranslateException {
		return this.predictor.predict(batch);
	}

	@Override
	public void close() {
		this.predictor.close();
	}

}
