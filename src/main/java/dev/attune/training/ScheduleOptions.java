package dev.attune.training;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of {@code train} that say how to train.
 */
final class ScheduleOptions {

	@Option(names = "--epochs", paramLabel = "N",
			description = "passes over the corpus at most (default: 20, with a parent 5); with a parent 0 leaves its weights as "
					+ "they are and learns a short list of tokens alone, which makes translating faster")
	private @Nullable Integer epochs;

	@Option(names = "--minutes", paramLabel = "N", description = "time limit of the training (default: none)")
	private @Nullable Double minutes;

	@Option(names = "--batch-tokens", paramLabel = "N",
			description = "target tokens of one update, padding included (default: 3000, with a parent 1000)")
	private @Nullable Integer batchTokens;

	@Option(names = "--learning-rate", paramLabel = "X",
			description = "highest learning rate of Adam (default: 0.001, with a parent 0.0003)")
	private @Nullable Double learningRate;

	@Option(names = "--warmup", paramLabel = "N",
			description = "updates over which the learning rate rises (default: 200, with a parent 20)")
	private @Nullable Integer warmup;

	@Option(names = "--dropout", paramLabel = "X", defaultValue = "0.2",
			description = "share of the units dropped at embeddings and deep output")
	private double dropout;

	@Option(names = "--label-smoothing", paramLabel = "X", defaultValue = "0.1",
			description = "probability mass spread over the vocabulary")
	private double labelSmoothing;

	@Option(names = "--clip-norm", paramLabel = "X", defaultValue = "1.0", description = "limit of the gradient's norm")
	private double clipNorm;

	@Option(names = "--average-decay", paramLabel = "X", defaultValue = "0.995",
			description = "what the moving average of the weights keeps at each update")
	private double averageDecay;

	@Option(names = "--validate-every", paramLabel = "N", defaultValue = "0",
			description = "updates between validations; 0: once an epoch")
	private int validateEvery;

	@Option(names = "--patience", paramLabel = "N",
			description = "validations without a better score after which training stops (default: 5, with a parent 3)")
	private @Nullable Integer patience;

	@Option(names = "--criterion", defaultValue = "CHRF",
			description = "what makes a validation better: ${COMPLETION-CANDIDATES}")
	private TrainingOptions.Criterion criterion = TrainingOptions.Criterion.CHRF;

	@Option(names = "--precision", defaultValue = "AUTO",
			description = "matrix products: ${COMPLETION-CANDIDATES}; AUTO takes the faster")
	private TrainingOptions.Precision precision = TrainingOptions.Precision.AUTO;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of all random numbers")
	private long seed;

	/**
	 * The options as they are given.
	 * @param continued whether there is a parent, whose weights need but small changes
	 * @throws IllegalArgumentException if one makes no sense
	 */
	TrainingOptions options(boolean continued) {
		Duration limit = (this.minutes == null) ? null : Duration.ofMillis(Math.round(this.minutes * 60_000));
		return new TrainingOptions(or(this.epochs, continued ? 5 : 20), limit,
				or(this.batchTokens, continued ? 1000 : 3000), or(this.learningRate, continued ? 0.0003 : 0.001),
				or(this.warmup, continued ? 20 : 200), this.clipNorm, this.dropout, this.labelSmoothing,
				this.averageDecay, this.validateEvery, or(this.patience, continued ? 3 : 5), this.criterion,
				this.precision, this.seed);
	}

	private static <T> T or(@Nullable T given, T usual) {
		return Objects.requireNonNullElse(given, usual);
	}

}
