package dev.attune.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CallerTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	@RepeatedTest(10)
	void allLookAtTheSameMoments() {
		Caller caller = Caller.waiting(Duration.ofSeconds(60));
		long before = System.nanoTime();
		long wait = caller.nextCheck();
		long latest = System.nanoTime() + wait;
		assertThat(wait).isBetween(1L, SECOND);
		// a whole second lies between the earliest moment that may be meant and the
		// latest
		assertThat(Math.floorDiv(latest, SECOND) * SECOND).isGreaterThanOrEqualTo(before + wait);
	}

	@Test
	void nobodyLooksBehindHisDeadline() {
		assertThat(Caller.waiting(Duration.ofNanos(1)).nextCheck()).isZero();
	}

}
