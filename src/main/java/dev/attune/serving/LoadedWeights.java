package dev.attune.serving;

import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.TranslationModel;

/**
 * What a served model needs of the engine: tokens, text, and translators that share its
 * weights.
 */
interface LoadedWeights extends AutoCloseable {

	ModelConfig config();

	int[] encode(String sentence);

	String decode(int[] tokens);

	BatchTranslator newTranslator();

	@Override
	void close();

	/** The weights of a model that the engine has loaded. */
	static LoadedWeights of(TranslationModel model) {
		return new LoadedWeights() {

			@Override
			public ModelConfig config() {
				return model.config();
			}

			@Override
			public int[] encode(String sentence) {
				return model.encode(sentence);
			}

			@Override
			public String decode(int[] tokens) {
				return model.decode(tokens);
			}

			@Override
			public BatchTranslator newTranslator() {
				return new PredictorTranslator(model.newPredictor());
			}

			@Override
			public void close() {
				model.close();
			}

		};
	}

}
