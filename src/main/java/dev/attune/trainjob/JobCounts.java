package dev.attune.trainjob;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * How many jobs are in each state, as the database told a moment ago: who asks never
 * waits for it. A scrape of the metrics must not fail because the database is away.
 */
final class JobCounts implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(JobCounts.class);

	private final Supplier<Map<TrainJobState, Long>> source;

	private final Duration interval;

	private volatile @Nullable Map<TrainJobState, Long> counts;

	private @Nullable ScheduledExecutorService timer;

	/**
	 * The counts.
	 * @param source reads them
	 * @param interval how often
	 */
	JobCounts(Supplier<Map<TrainJobState, Long>> source, Duration interval) {
		this.source = source;
		this.interval = interval;
	}

	/** Jobs in a state; not a number while that is not known. */
	double of(TrainJobState state) {
		Map<TrainJobState, Long> known = this.counts;
		return (known != null) ? known.getOrDefault(state, 0L) : Double.NaN;
	}

	// what the task throws it reports itself
	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public synchronized void start() {
		ScheduledExecutorService executor = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("attune-job-counts").daemon().factory());
		executor.scheduleWithFixedDelay(this::read, 0, this.interval.toMillis(), TimeUnit.MILLISECONDS);
		this.timer = executor;
	}

	private void read() {
		try {
			this.counts = this.source.get();
		}
		catch (RuntimeException ex) {
			if (this.counts != null) {
				logger.warn("The jobs cannot be counted: {}", ex.toString());
			}
			this.counts = null;
		}
	}

	@Override
	public synchronized void stop() {
		if (this.timer != null) {
			this.timer.shutdownNow();
			this.timer = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.timer != null;
	}

}
