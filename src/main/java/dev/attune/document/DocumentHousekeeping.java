package dev.attune.document;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes translated files, and forgets jobs, when their time is over or there are too
 * many: at intervals, and before each new one.
 */
final class DocumentHousekeeping implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(DocumentHousekeeping.class);

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private final DocumentStore store;

	private final DocumentJobs jobs;

	private final ScheduledExecutorService timer;

	@SuppressWarnings("FutureReturnValueIgnored")
	DocumentHousekeeping(DocumentStore store, DocumentJobs jobs) {
		this.store = store;
		this.jobs = jobs;
		this.timer = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("attune-document-keeper").daemon().factory());
		this.timer.scheduleWithFixedDelay(this::run, INTERVAL.toSeconds(), INTERVAL.toSeconds(), TimeUnit.SECONDS);
	}

	/** Cleans up. What cannot be deleted now may be the next time. */
	void run() {
		try {
			this.jobs.clean();
			this.store.clean();
		}
		catch (RuntimeException ex) {
			logger.warn("Old translated files cannot be deleted", ex);
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
