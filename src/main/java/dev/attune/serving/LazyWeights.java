package dev.attune.serving;

import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.Constraint;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weights of a version that is loaded when it is first used. If that fails, its users
 * are told, and after a while the next one tries again.
 */
final class LazyWeights implements LoadedWeights {

	/** How long a failure is answered without another try. */
	static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private static final Logger logger = LoggerFactory.getLogger(LazyWeights.class);

	private final ModelVersion version;

	private final ModelConfig config;

	private final ModelLoader loader;

	// a lock and no monitor: requests wait for it on virtual threads
	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable LoadedWeights weights;

	private volatile @Nullable InvalidModelException failure;

	private long failed;

	LazyWeights(ModelVersion version, ModelConfig config, ModelLoader loader) {
		this.version = version;
		this.config = config;
		this.loader = loader;
	}

	@Override
	public ModelConfig config() {
		return this.config;
	}

	@Override
	public int[] encode(String sentence) {
		return loaded().encode(sentence);
	}

	@Override
	public String normalize(String sentence) {
		return loaded().normalize(sentence);
	}

	@Override
	public boolean spells(String text) {
		return loaded().spells(text);
	}

	@Override
	public String decode(int[] tokens) {
		return loaded().decode(tokens);
	}

	@Override
	public List<Span> spans(int[] tokens) {
		return loaded().spans(tokens);
	}

	@Override
	public Constraint constraint(int begin, int end, String term) {
		return loaded().constraint(begin, end, term);
	}

	@Override
	public BatchTranslator newTranslator() {
		return loaded().newTranslator();
	}

	@Override
	public boolean isLoaded() {
		return this.weights != null;
	}

	@Override
	public Optional<String> problem() {
		return Optional.ofNullable(this.failure).map(LazyWeights::message);
	}

	private LoadedWeights loaded() {
		LoadedWeights ready = this.weights;
		return (ready != null) ? ready : load();
	}

	private LoadedWeights load() {
		this.lock.lock();
		try {
			LoadedWeights ready = this.weights;
			if (ready != null) {
				return ready;
			}
			InvalidModelException before = this.failure;
			if (before != null && System.nanoTime() - this.failed < RETRY_AFTER.toNanos()) {
				throw unavailable(before);
			}
			ready = this.loader.load(this.version);
			this.weights = ready;
			this.failure = null;
			return ready;
		}
		catch (InvalidModelException ex) {
			logger.error("Cannot load model {}: {}", this.version, ex.getMessage(), ex.getCause());
			this.failed = System.nanoTime();
			this.failure = ex;
			throw unavailable(ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	// what a file holds is for the log and for health, not for every client
	private ModelUnavailableException unavailable(InvalidModelException cause) {
		return new ModelUnavailableException("Model " + this.version + " cannot be loaded", cause);
	}

	private static String message(InvalidModelException failure) {
		return String.valueOf(failure.getMessage());
	}

	// called when the last user is gone
	@Override
	public void close() {
		LoadedWeights ready = this.weights;
		if (ready != null) {
			ready.close();
		}
	}

}
