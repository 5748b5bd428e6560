package dev.attune.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a training came to. Serialises to JSON as it stands.
 *
 * @param scores on the test part, with the default beam search
 * @param baseline scores of the version to compare with, on the same test part
 * @param oldTest scores on the test part of the parent's training, if that was kept
 * @param samples some translations of the test part
 * @param summary of the training
 * @param corpus that was trained on
 */
public record TrainingOutcome(Scores scores, @Nullable Scores baseline, @Nullable OldTest oldTest, List<Sample> samples,
		Summary summary, CorpusSummary corpus) {

	public TrainingOutcome {
		samples = List.copyOf(samples);
	}

	/**
	 * Scores on what the parent was trained for: whether the new version forgot it.
	 *
	 * @param before scores of the parent
	 * @param after scores of the new version
	 */
	public record OldTest(Scores before, Scores after) {
	}

	/**
	 * A translation to be read by people.
	 *
	 * @param source sentence
	 * @param reference translation
	 * @param translation of the new version
	 * @param baseline translation of the version to compare with
	 */
	public record Sample(String source, String reference, String translation, @Nullable String baseline) {
	}

	/**
	 * The training in figures.
	 *
	 * @param precision number format of the matrix products
	 * @param updates of the weights
	 * @param targetTokens trained on, padding not counted
	 * @param tokensPerSecond target tokens a second of the updates
	 * @param durationSeconds of updates and validations
	 * @param bestUpdate the update whose weights were taken
	 */
	public record Summary(String precision, long updates, long targetTokens, double tokensPerSecond,
			double durationSeconds, long bestUpdate) {

		static Summary of(TrainingSummary training) {
			return new Summary(training.precision(), training.updates(), training.targetTokens(),
					training.tokensPerSecond(), training.duration().toMillis() / 1000.0, training.best().update());
		}

	}

}
