package dev.attune.serving;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at intervals for what other processes did to the catalog. It starts after the
 * models are loaded and stops before they are closed.
 */
final class CatalogWatch implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(CatalogWatch.class);

	/** What a look under way may take at the end; one that loads a model takes longer. */
	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

	private final Runnable refresh;

	private final Duration interval;

	private @Nullable ScheduledExecutorService executor;

	CatalogWatch(Runnable refresh, Duration interval) {
		this.refresh = refresh;
		this.interval = interval;
	}

	// what the task throws it reports itself
	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public synchronized void start() {
		ScheduledExecutorService timer = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("attune-catalog-watch").daemon().factory());
		this.executor = timer;
		if (this.interval.isPositive()) {
			timer.scheduleWithFixedDelay(this::refreshOrReport, this.interval.toNanos(), this.interval.toNanos(),
					TimeUnit.NANOSECONDS);
		}
	}

	// whatever happens, the next look may go well
	@SuppressWarnings("CatchingUnchecked")
	private void refreshOrReport() {
		try {
			this.refresh.run();
		}
		catch (RuntimeException | LinkageError ex) {
			logger.error("Cannot tell which models are active", ex);
		}
	}

	// a look is not interrupted: a version that is not read to its end looks damaged
	@Override
	public synchronized void stop() {
		ScheduledExecutorService timer = this.executor;
		if (timer != null) {
			timer.shutdown();
			this.executor = null;
			try {
				if (!timer.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
					logger.info("The model that is being loaded is not waited for");
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.executor != null;
	}

	@Override
	public int getPhase() {
		return 1;
	}

}
