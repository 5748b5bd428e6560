package dev.attune.serving;

import dev.attune.seq2seq.Hypothesis;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/**
 * What the pool tells of its work.
 */
final class ServingMetrics {

	private final MeterRegistry registry;

	private final Timer queueWait;

	private final DistributionSummary batchSize;

	private final Counter refused;

	ServingMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.queueWait = Timer.builder("attune.translate.queue.wait")
			.description("Time that a sentence waited for a predictor")
			.publishPercentileHistogram()
			.minimumExpectedValue(Duration.ofMillis(1))
			.maximumExpectedValue(Duration.ofSeconds(30))
			.register(registry);
		this.batchSize = DistributionSummary.builder("attune.translate.batch.size")
			.description("Sentences translated in one call")
			.baseUnit("sentences")
			.serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64)
			.register(registry);
		this.refused = Counter.builder("attune.translate.refused")
			.description("Requests that were refused because too much waited")
			.register(registry);
	}

	void observe(BatchQueue queue) {
		Gauge.builder("attune.translate.queue.depth", queue, BatchQueue::size)
			.description("Sentences that wait for a predictor")
			.baseUnit("sentences")
			.register(this.registry);
	}

	void refused() {
		this.refused.increment();
	}

	void began(Batch batch) {
		long now = System.nanoTime();
		batch.sentences().forEach((sentence) -> this.queueWait.record(Duration.ofNanos(now - sentence.since())));
		this.batchSize.record(batch.sentences().size());
	}

	void translated(Batch batch, List<List<Hypothesis>> hypotheses) {
		tokens(batch.model(), "in").increment(batch.tokens());
		tokens(batch.model(), "out")
			.increment(hypotheses.stream().mapToInt((nBest) -> nBest.getFirst().tokens().length).sum());
	}

	private Counter tokens(ServedModel model, String direction) {
		return Counter.builder("attune.translate.tokens")
			.description("Subwords of source sentences (in) and of their translations (out)")
			.tag("model", model.name())
			.tag("direction", direction)
			.register(this.registry);
	}

}
