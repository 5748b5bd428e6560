package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpStatus;

/**
 * Requests share the memory that there is for texts.
 */
@Timeout(60)
class TextBudgetTests {

	private static final int LARGEST = 1 << 20;

	private final TextBudget budget = new TextBudget(LARGEST);

	@Test
	void oneTextOfTheGreatestSizeIsLetIn() {
		assertThatCode(() -> take(LARGEST).giveBack()).doesNotThrowAnyException();
		assertThatCode(() -> take(0).giveBack()).doesNotThrowAnyException();
	}

	@Test
	void anotherLongTextWaitsUntilItsTimeIsOver() {
		TextBudget.Share first = take(LARGEST);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> take(LARGEST)).satisfies((problem) -> {
			assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
			assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5");
		});
		CompletableFuture<TextBudget.Share> second = CompletableFuture
			.supplyAsync(() -> this.budget.take(LARGEST, Duration.ofMinutes(1)), Thread.ofVirtual()::start);
		first.giveBack();
		assertThatCode(() -> second.join().giveBack()).doesNotThrowAnyException();
	}

	@Test
	void aShortTextPassesTheLongOnes() {
		take(LARGEST);
		assertThatCode(() -> take(10_000)).doesNotThrowAnyException();
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> take(10_001));
	}

	private TextBudget.Share take(long characters) {
		return this.budget.take(characters, Duration.ZERO);
	}

}
