package dev.attune.trainjob;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Metrics of the jobs.
 */
final class TrainJobMetrics {

	private final MeterRegistry registry;

	private final Counter tokens;

	private final Map<UUID, Double> elapsed = new ConcurrentHashMap<>();

	TrainJobMetrics(MeterRegistry registry, JobCounts counts) {
		this.registry = registry;
		for (TrainJobState state : TrainJobState.values()) {
			if (!state.isFinal()) {
				Gauge.builder("attune.train.jobs", () -> counts.of(state))
					.description("Jobs that are not at their end, of all nodes; NaN while the database does not tell")
					.tag("state", state.name())
					.register(registry);
			}
		}
		this.tokens = Counter.builder("attune.train.tokens")
			.description("Target tokens trained on by jobs of this node")
			.register(registry);
	}

	/** The worker told its progress: counts the tokens since it did so last. */
	void progress(UUID job, double tokensPerSecond, double elapsedSeconds) {
		Double before = this.elapsed.put(job, elapsedSeconds);
		if (before != null && elapsedSeconds > before) {
			this.tokens.increment(tokensPerSecond * (elapsedSeconds - before));
		}
	}

	void ended(UUID job, TrainJobState state, String reason, Duration duration) {
		this.elapsed.remove(job);
		Timer.builder("attune.train.duration")
			.description("Time from a job's first start to its end")
			.tag("state", state.name())
			.tag("reason", reason)
			.register(this.registry)
			.record(duration);
	}

}
