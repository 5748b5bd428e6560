package dev.attune.serving;

import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.LoadOptions;
import dev.attune.seq2seq.TranslationModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads versions into the engine.
 *
 * @param options how
 */
record EngineLoader(LoadOptions options) implements ModelLoader {

	private static final Logger logger = LoggerFactory.getLogger(EngineLoader.class);

	// whatever a model's files make the engine throw, the other models must serve
	@Override
	public LoadedWeights load(ModelVersion version) throws InvalidModelException {
		long begin = System.nanoTime();
		LoadedWeights weights;
		try {
			version.verify();
			weights = LoadedWeights.of(TranslationModel.load(version.directory(), this.options));
		}
		catch (RuntimeException | LinkageError ex) {
			throw new InvalidModelException(version.directory() + ": " + ex, ex);
		}
		finally {
			NativeMemory.trimSoon();
		}
		logger.info("Loaded {} ({} to {}) in {} ms", version, weights.config().source(), weights.config().target(),
				(System.nanoTime() - begin) / 1_000_000);
		return weights;
	}

}
