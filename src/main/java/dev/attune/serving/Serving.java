package dev.attune.serving;

import dev.attune.catalog.ModelCatalog;
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

	private final CatalogFollower follower;

	private volatile boolean running;

	Serving(ModelCatalog catalog, ServedModels models, PredictorPool pool, ServingProperties properties) {
		this.catalog = catalog;
		this.models = models;
		this.pool = pool;
		this.follower = new CatalogFollower(catalog, models, new EngineLoader(properties.loadOptions()),
				properties.loading());
	}

	/** Serves the models of a directory, for use without an application context. */
	public static Serving of(Path directory, ServingProperties properties) {
		return new Serving(new ModelCatalog(directory), new ServedModels(),
				new PredictorPool(properties, new SimpleMeterRegistry()), properties);
	}

	public ServedModels models() {
		return this.models;
	}

	public PredictorPool pool() {
		return this.pool;
	}

	/**
	 * Loads the active version of each model, or sees to it that its first request does.
	 * One that cannot be loaded is reported, and the newest older one that can takes its
	 * place: the others serve.
	 */
	@Override
	public void start() {
		this.catalog.attach(this.follower);
		this.follower.start();
		if (this.models.all().isEmpty()) {
			logger.warn("No model in {}: nothing can be translated", this.catalog.directory().toAbsolutePath());
		}
		this.pool.start();
		this.running = true;
	}

	/**
	 * Takes into service what another process has activated, and out of service the
	 * models that it has removed. Costs little if there is nothing.
	 */
	public void refresh() {
		this.follower.refresh();
	}

	@Override
	public void stop() {
		this.running = false;
		this.catalog.detach();
		this.pool.stop();
		this.follower.end();
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
