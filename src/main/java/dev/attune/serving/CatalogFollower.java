package dev.attune.serving;

import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelHost;
import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the models in service in line with the catalog: at once when this process
 * activates a version, at the next {@link #refresh()} when another does.
 */
final class CatalogFollower implements ModelHost {

	private static final Logger logger = LoggerFactory.getLogger(CatalogFollower.class);

	private final ModelCatalog catalog;

	private final ServedModels models;

	private final ModelLoader loader;

	private final Loading loading;

	// held from the reading of what is active until it serves, or else an older answer of
	// the catalog could be acted on last
	private final ReentrantLock lock = new ReentrantLock();

	// the version to serve that was seen last, by model: one that does not load is not
	// tried again
	private final Map<String, Integer> seen = new ConcurrentHashMap<>();

	private volatile boolean ended;

	CatalogFollower(ModelCatalog catalog, ServedModels models, ModelLoader loader, Loading loading) {
		this.catalog = catalog;
		this.models = models;
		this.loader = loader;
		this.loading = loading;
	}

	/** Takes the active versions into service. */
	void start() {
		this.ended = false;
		refresh();
	}

	void refresh() {
		this.lock.lock();
		try {
			for (ServedModel model : this.models.all()) {
				if (this.catalog.isRemoved(model.name())) {
					this.models.remove(model.name());
					this.seen.remove(model.name());
					logger.info("Removed {}", model);
				}
			}
			sideBySide(this.catalog.models().stream().flatMap((model) -> follow(model).stream()).toList());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes all models out of service. One that is being loaded is not waited for: it is
	 * closed as soon as it is loaded.
	 */
	void end() {
		this.ended = true;
		this.models.clear();
		this.seen.clear();
	}

	private void serve(ServedModel model) {
		this.models.put(model);
		if (this.ended) {
			this.models.remove(model.name());
			this.seen.remove(model.name());
		}
	}

	/** What is to be done for a model: nothing, or a loading. */
	private Optional<Runnable> follow(String model) {
		List<ModelVersion> versions = this.catalog.servable(model);
		if (!versions.isEmpty()) {
			int number = versions.getFirst().number();
			Integer before = this.seen.get(model);
			if (before == null || before != number) {
				return Optional.of(() -> {
					this.seen.put(model, number);
					serveFirstThatLoads(model, versions);
				});
			}
		}
		return Optional.empty();
	}

	// on threads that end, so that nothing of a loading stays with them
	private static void sideBySide(List<Runnable> loadings) {
		if (loadings.size() < 2) {
			loadings.forEach(Runnable::run);
			return;
		}
		int threads = Math.min(loadings.size(), Runtime.getRuntime().availableProcessors());
		try (ExecutorService loaders = Executors.newFixedThreadPool(threads,
				Thread.ofPlatform().name("attune-loader-", 0).daemon().factory())) {
			CompletableFuture
				.allOf(loadings.stream()
					.map((loading) -> CompletableFuture.runAsync(loading, loaders))
					.toArray(CompletableFuture<?>[]::new))
				.join();
		}
	}

	private void serveFirstThatLoads(String model, List<ModelVersion> versions) {
		for (ModelVersion version : versions) {
			if (serves(version)) {
				return;
			}
			try {
				serve(isLoadedLater(model) ? later(version) : load(version));
				return;
			}
			catch (InvalidModelException ex) {
				logger.error("Skipped model {}: {}", version, ex.getMessage(), ex.getCause());
			}
			if (this.models.find(model).isPresent()) {
				logger.error("Model {} goes on serving", this.models.find(model).get());
				return;
			}
		}
	}

	private boolean serves(ModelVersion version) {
		return this.models.find(version.model()).filter((model) -> model.version() == version.number()).isPresent();
	}

	private boolean isLoaded(ModelVersion version) {
		return serves(version) && this.models.find(version.model()).filter(ServedModel::isLoaded).isPresent();
	}

	// a model that is in use is not made to wait for its new version
	private boolean isLoadedLater(String model) {
		return this.loading == Loading.LAZY && this.models.find(model).filter(ServedModel::isLoaded).isEmpty();
	}

	private ServedModel later(ModelVersion version) throws InvalidModelException {
		try {
			ModelConfig config = ModelConfig.read(version.directory().resolve(ModelConfig.FILE));
			return new ServedModel(version.model(), version.number(), new LazyWeights(version, config, this.loader));
		}
		catch (IOException | RuntimeException ex) {
			throw new InvalidModelException(version.directory() + ": " + ex, ex);
		}
	}

	private ServedModel load(ModelVersion version) throws InvalidModelException {
		return new ServedModel(version.model(), version.number(), this.loader.load(version));
	}

	@Override
	public Prepared prepare(ModelVersion version) throws InvalidModelException {
		this.lock.lock();
		boolean prepared = false;
		try {
			Prepared ready = new PreparedModel(version, isLoaded(version) ? null : load(version));
			prepared = true;
			return ready;
		}
		finally {
			if (!prepared) {
				this.lock.unlock();
			}
		}
	}

	/** A loaded version; the lock is held until it is closed. */
	private final class PreparedModel implements Prepared {

		private final ModelVersion version;

		private @Nullable ServedModel model;

		PreparedModel(ModelVersion version, @Nullable ServedModel model) {
			this.version = version;
			this.model = model;
		}

		@Override
		public void serve() {
			CatalogFollower.this.seen.put(this.version.model(), this.version.number());
			if (this.model != null) {
				CatalogFollower.this.serve(this.model);
				this.model = null;
			}
		}

		@Override
		public void close() {
			if (this.model != null) {
				this.model.release();
			}
			CatalogFollower.this.lock.unlock();
		}

	}

}
