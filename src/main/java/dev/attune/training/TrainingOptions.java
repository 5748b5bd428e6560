package dev.attune.training;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to train.
 *
 * @param epochs passes over the training pairs; 0 to leave a parent's weights as they are
 * @param timeLimit time for updates and validations, or none; training plans its learning
 * rate to end with the epochs or the limit, whichever comes first
 * @param batchTokens target tokens of one update, padding included
 * @param learningRate highest step size of Adam
 * @param warmup updates over which the learning rate rises to it
 * @param clipNorm limit of the gradient's norm
 * @param dropout share of the units dropped at embeddings and deep output
 * @param labelSmoothing probability mass spread evenly over the vocabulary
 * @param averageDecay what the moving average of the weights keeps of itself at each
 * update
 * @param validateEvery updates from one validation to the next; 0 for once an epoch
 * @param patience validations without a better score after which training stops
 * @param criterion what makes a validation better
 * @param precision number format of the matrix products
 * @param seed the same seed gives the same model on one machine with as many threads and
 * the same precision, if no time limit cuts in
 */
public record TrainingOptions(int epochs, @Nullable Duration timeLimit, int batchTokens, double learningRate,
		int warmup, double clipNorm, double dropout, double labelSmoothing, double averageDecay, int validateEvery,
		int patience, Criterion criterion, Precision precision, long seed) {

	public TrainingOptions {
		require(epochs >= 0, "epochs must not be negative", epochs);
		require(timeLimit == null || timeLimit.isPositive(), "the time limit must be positive", timeLimit);
		require(batchTokens >= 1, "batch tokens must be at least 1", batchTokens);
		require(learningRate > 0 && learningRate < 1, "the learning rate must lie between 0 and 1", learningRate);
		require(warmup >= 0, "the warm-up must not be negative", warmup);
		require(clipNorm > 0, "the norm to clip at must be positive", clipNorm);
		require(dropout >= 0 && dropout < 1, "dropout must be at least 0 and below 1", dropout);
		require(labelSmoothing >= 0 && labelSmoothing < 1, "label smoothing must be at least 0 and below 1",
				labelSmoothing);
		require(averageDecay >= 0 && averageDecay < 1, "the average's decay must be at least 0 and below 1",
				averageDecay);
		require(validateEvery >= 0, "the interval of validations must not be negative", validateEvery);
		require(patience >= 1, "patience must be at least 1", patience);
	}

	private static void require(boolean condition, String rule, @Nullable Object value) {
		if (!condition) {
			throw new IllegalArgumentException(rule + ", not " + value);
		}
	}

	/** What makes a validation better than another. */
	public enum Criterion {

		/** A higher chrF of greedy translations. */
		CHRF,

		/** A lower negative log-likelihood. */
		LOSS

	}

	/** Number format of the matrix products. */
	public enum Precision {

		/** Whichever a short timing finds faster. */
		AUTO,

		/** 32-bit floating point. */
		FP32,

		/** 16-bit brain floating point, with sums in 32 bits. */
		BF16

	}

}
