package dev.attune.training;

import java.time.Duration;
import java.util.List;

/**
 * What a training came to.
 *
 * @param precision number format of the matrix products, {@code float32} or
 * {@code bfloat16}
 * @param updates of the weights
 * @param targetTokens trained on, padding not counted
 * @param tokensPerSecond target tokens a second of the updates, validation not counted
 * @param duration of updates and validations
 * @param validations all of them, in order
 */
public record TrainingSummary(String precision, long updates, long targetTokens, double tokensPerSecond,
		Duration duration, List<Validation> validations) {

	/** The validation whose weights were kept. */
	public Validation best() {
		return this.validations.stream().filter(Validation::best).reduce((first, second) -> second).orElseThrow();
	}

}
