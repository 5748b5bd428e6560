package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The gauges of the jobs while the database answers, hangs and is away.
 */
@Timeout(30)
class JobCountsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final AtomicReference<Runnable> database = new AtomicReference<>(() -> {
		// answers at once
	});

	private final CountDownLatch gate = new CountDownLatch(1);

	private final JobCounts counts = new JobCounts(() -> {
		this.database.get().run();
		return Map.of(TrainJobState.QUEUED, 3L);
	}, Duration.ofMillis(10));

	@AfterEach
	void stop() {
		this.gate.countDown();
		this.counts.stop();
	}

	@Test
	void aScrapeNeverWaitsForTheDatabase() throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		this.database.set(() -> {
			asked.countDown();
			try {
				this.gate.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		new TrainJobMetrics(this.registry, this.counts);
		this.counts.start();
		asked.await();
		assertThat(gauge(TrainJobState.QUEUED)).isNaN();
		this.gate.countDown();
		await().untilAsserted(() -> assertThat(gauge(TrainJobState.QUEUED)).isEqualTo(3));
		assertThat(gauge(TrainJobState.TRAINING)).isZero();
	}

	@Test
	void whatIsNotKnownIsNoNumber() {
		new TrainJobMetrics(this.registry, this.counts);
		this.counts.start();
		await().untilAsserted(() -> assertThat(gauge(TrainJobState.QUEUED)).isEqualTo(3));
		this.database.set(() -> {
			throw new DataAccessResourceFailureException("away");
		});
		await().untilAsserted(() -> assertThat(gauge(TrainJobState.QUEUED)).isNaN());
		this.database.set(() -> {
			// back
		});
		await().untilAsserted(() -> assertThat(gauge(TrainJobState.QUEUED)).isEqualTo(3));
	}

	private double gauge(TrainJobState state) {
		return this.registry.get("attune.train.jobs").tag("state", state.name()).gauge().value();
	}

}
