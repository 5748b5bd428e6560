package dev.attune.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/**
 * Files share the memory that there is for them.
 */
class MemoryBudgetTests {

	private final MemoryBudget budget = new MemoryBudget(1 << 20, 1024, 256, "Too many files");

	@Test
	void whoFindsNoneIsToldToComeBack() {
		int share = this.budget.take(900 << 10, Duration.ZERO);
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.budget.take(200 << 10, Duration.ofMillis(1)))
			.satisfies((problem) -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
		this.budget.giveBack(share);
		assertThat(this.budget.take(200 << 10, Duration.ZERO)).isPositive();
	}

	@Test
	void theLargestFileTakesAllOfIt() {
		int share = this.budget.take(Long.MAX_VALUE >> 20, Duration.ZERO);
		assertThat(share).isEqualTo(1024);
		this.budget.giveBack(share);
		assertThat(this.budget.take(1 << 20, Duration.ZERO)).isEqualTo(1024);
	}

}
