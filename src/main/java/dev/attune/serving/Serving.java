package dev.attune.serving;

import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.TranslationModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The models in service and the pool that runs them, from start to stop. It starts before
 * the web server and stops after it.
 */
public final class Serving implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Serving.class);

	private final ModelCatalog catalog;

	private final ServedModels models;

	private final PredictorPool pool;

	private volatile boolean running;

	Serving(ModelCatalog catalog, ServedModels models, PredictorPool pool) {
		this.catalog = catalog;
		this.models = models;
		this.pool = pool;
	}

	/** Serves the models of a directory, for use without an application context. */
	public static Serving of(Path directory, ServingProperties properties) {
		return new Serving(new ModelCatalog(directory), new ServedModels(),
				new PredictorPool(properties, new SimpleMeterRegistry()));
	}

	public ServedModels models() {
		return this.models;
	}

	public PredictorPool pool() {
		return this.pool;
	}

	/**
	 * Loads the newest valid version of each model. One that cannot be loaded is reported
	 * and left out: the others serve.
	 */
	@Override
	public void start() {
		this.catalog.models().forEach(this::load);
		if (this.models.all().isEmpty()) {
			logger.warn("No model in {}: nothing can be translated", this.catalog.directory().toAbsolutePath());
		}
		this.pool.start();
		this.running = true;
	}

	/**
	 * Takes the newest valid version of a model into service; the version that served
	 * until now ends the batches it has begun.
	 */
	// whatever a model's files make the engine throw, the other models must serve
	@SuppressWarnings("CatchingUnchecked")
	void load(String model) {
		for (ModelVersion version : this.catalog.versions(model)) {
			try {
				long begin = System.nanoTime();
				ServedModel served = new ServedModel(model, version.number(),
						LoadedWeights.of(TranslationModel.load(version.directory())));
				this.models.put(served);
				logger.info("Loaded {} in {} ms", served, (System.nanoTime() - begin) / 1_000_000);
				return;
			}
			catch (InvalidModelException ex) {
				logger.error("Skipped model {}: {}", version, ex.getMessage());
			}
			catch (RuntimeException | LinkageError ex) {
				logger.error("Skipped model {}: {}", version, ex.toString(), ex);
			}
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.pool.stop();
		this.models.clear();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// the web server's phase is near the highest: requests come only once models are
	// loaded
	@Override
	public int getPhase() {
		return 0;
	}

}
