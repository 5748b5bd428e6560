package dev.attune.seq2seq;

import ai.djl.inference.Predictor;
import java.nio.file.Path;
import java.util.List;

/**
 * One version of a model, loaded for translation. Its weights are held once, whatever the
 * number of predictors. Thread-safe, but for each {@link Predictor}, which belongs to one
 * thread.
 */
public final class TranslationModel implements AutoCloseable {

	private final ModelConfig config;

	private TranslationModel(ModelConfig config) {
		this.config = config;
	}

	/**
	 * Loads the version in a directory: {@code config.json}, {@code model.safetensors}
	 * and {@code tokenizer.json}.
	 * @throws InvalidModelException if a file is missing, malformed or of a format
	 * version this code does not know
	 */
	public static TranslationModel load(Path directory) throws InvalidModelException {
		throw new InvalidModelException(directory + ": being written");
	}

	public ModelConfig config() {
		return this.config;
	}

	/**
	 * Source tokens of a sentence: normalised, cut into subwords, closed by the
	 * end-of-sentence token.
	 */
	public int[] encode(String sentence) {
		return new int[0];
	}

	/** The text of target tokens. */
	public String decode(int[] tokens) {
		return "";
	}

	/** The subword behind a token id, for people to read. */
	public String token(int id) {
		return "";
	}

	/**
	 * A predictor over the shared weights, for one thread; each answer holds
	 * {@code nBest} hypotheses a sentence.
	 */
	public Predictor<SearchBatch, List<List<Hypothesis>>> newPredictor() {
		throw new IllegalStateException();
	}

	@Override
	public void close() {
	}

}
