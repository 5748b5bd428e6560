package dev.attune.serving;

import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelHost;
import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.Precision;
import dev.attune.seq2seq.TranslationModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

	private final Precision precision;

	// held from the reading of what is active until it serves, or else an older answer of
	// the catalog could be acted on last
	private final ReentrantLock lock = new ReentrantLock();

	// the version to serve that was seen last, by model: one that does not load is not
	// tried again
	private final Map<String, Integer> seen = new HashMap<>();

	CatalogFollower(ModelCatalog catalog, ServedModels models, Precision precision) {
		this.catalog = catalog;
		this.models = models;
		this.precision = precision;
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
			this.catalog.models().forEach(this::follow);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Takes all models out of service. */
	void clear() {
		this.lock.lock();
		try {
			this.models.clear();
			this.seen.clear();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void follow(String model) {
		List<ModelVersion> versions = this.catalog.servable(model);
		if (!versions.isEmpty()) {
			int number = versions.getFirst().number();
			Integer before = this.seen.put(model, number);
			if (before == null || before != number) {
				serveFirstThatLoads(model, versions);
			}
		}
	}

	private void serveFirstThatLoads(String model, List<ModelVersion> versions) {
		for (ModelVersion version : versions) {
			if (serves(version)) {
				return;
			}
			try {
				this.models.put(load(version));
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

	// whatever a model's files make the engine throw, the other models must serve
	private ServedModel load(ModelVersion version) throws InvalidModelException {
		long begin = System.nanoTime();
		ServedModel model;
		try {
			model = new ServedModel(version.model(), version.number(),
					LoadedWeights.of(TranslationModel.load(version.directory(), this.precision)));
		}
		catch (RuntimeException | LinkageError ex) {
			throw new InvalidModelException(version.directory() + ": " + ex, ex);
		}
		logger.info("Loaded {} in {} ms", model, (System.nanoTime() - begin) / 1_000_000);
		return model;
	}

	@Override
	public Prepared prepare(ModelVersion version) throws InvalidModelException {
		this.lock.lock();
		boolean prepared = false;
		try {
			Prepared ready = new PreparedModel(version, serves(version) ? null : load(version));
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
				CatalogFollower.this.models.put(this.model);
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
