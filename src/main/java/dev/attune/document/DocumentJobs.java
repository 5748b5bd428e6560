package dev.attune.document;

import dev.attune.web.MemoryBudget;
import dev.attune.web.ProblemException;
import dev.attune.web.WaitingClient;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jobs that wait or run, one after another, and those that ended lately.
 */
final class DocumentJobs implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(DocumentJobs.class);

	/** A busy service is asked again for five minutes. */
	private static final int ATTEMPTS = 60;

	private static final Duration PAUSE = Duration.ofSeconds(5);

	/** A job waits long for those who wait for their answer. */
	private static final Duration PATIENCE = Duration.ofHours(1);

	private final DocumentTranslator translator;

	private final DocumentStore store;

	private final MemoryBudget memory;

	private final DocumentProperties properties;

	private final Clock clock;

	private final Map<UUID, DocumentJob> jobs = new ConcurrentHashMap<>();

	private final ThreadPoolExecutor executor;

	DocumentJobs(DocumentTranslator translator, DocumentStore store, MemoryBudget memory, DocumentProperties properties,
			Clock clock) {
		this.translator = translator;
		this.store = store;
		this.memory = memory;
		this.properties = properties;
		this.clock = clock;
		this.executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES,
				new ArrayBlockingQueue<>(properties.maxQueued()),
				Thread.ofPlatform().name("attune-documents").daemon().factory());
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Queues a job.
	 * @throws RejectedExecutionException if too many wait
	 */
	DocumentJob submit(DocumentJob job) {
		UUID id = job.document().id();
		this.jobs.put(id, job);
		try {
			this.executor.execute(() -> run(job));
			return job;
		}
		catch (RejectedExecutionException ex) {
			this.jobs.remove(id);
			throw ex;
		}
	}

	Optional<DocumentJob> find(UUID id) {
		return Optional.ofNullable(this.jobs.get(id));
	}

	/** Whether the translation with an address is still to come. */
	boolean isUnderWay(String address) {
		return this.jobs.values()
			.stream()
			.anyMatch((job) -> !job.hasEnded() && job.document().address().equals(address));
	}

	/** Forgets the jobs that ended so long ago that their files are gone. */
	void clean() {
		this.jobs.values().removeIf((job) -> job.endedBefore(this.clock.instant().minus(this.properties.keep())));
	}

	// whatever happens to one, the next is to run
	@SuppressWarnings("CatchingUnchecked")
	private void run(DocumentJob job) {
		try {
			translate(job);
			job.succeed(this.clock.instant());
		}
		catch (DocumentException ex) {
			fail(job, ex.reason());
		}
		catch (ProblemException ex) {
			fail(job, String.valueOf(ex.getBody().getDetail()));
		}
		catch (IOException | RuntimeException | OutOfMemoryError ex) {
			logger.error("Job {} failed", job.document().id(), ex);
			fail(job, "The job failed; the server's log tells why");
		}
	}

	private void translate(DocumentJob job) throws IOException {
		int share = this.memory.take(job.bytes(), PATIENCE);
		try {
			job.start();
			this.translator.translate(job.document(), job.request(), WaitingClient.UNKNOWN, job::progress, ATTEMPTS,
					PAUSE);
		}
		finally {
			this.memory.giveBack(share);
		}
	}

	private void fail(DocumentJob job, String why) {
		job.fail(why, this.clock.instant());
		this.store.delete(job.document());
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
