package dev.attune.serving;

import dev.attune.seq2seq.Constraint;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.TranslationModel;
import dev.attune.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a served model needs of the engine: tokens, text, and translators that share its
 * weights.
 */
interface LoadedWeights extends AutoCloseable {

	ModelConfig config();

	int[] encode(String sentence);

	String normalize(String sentence);

	boolean spells(String text);

	String decode(int[] tokens);

	List<Span> spans(int[] tokens);

	Constraint constraint(int begin, int end, String term);

	BatchTranslator newTranslator();

	/** Whether they are in memory; some are not until they are used. */
	default boolean isLoaded() {
		return true;
	}

	/** Why they could not be loaded when that was last tried. */
	default Optional<String> problem() {
		return Optional.empty();
	}

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
			public String normalize(String sentence) {
				return model.normalize(sentence);
			}

			@Override
			public boolean spells(String text) {
				return model.spells(text);
			}

			@Override
			public String decode(int[] tokens) {
				return model.decode(tokens);
			}

			@Override
			public List<Span> spans(int[] tokens) {
				return model.spans(tokens);
			}

			@Override
			public Constraint constraint(int begin, int end, String term) {
				return model.constraint(begin, end, term);
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
