package dev.attune.training;

import java.util.List;

/**
 * A trained model's scores.
 *
 * @param summary of the training
 * @param scores on the test part, with the default beam search
 * @param samples some translations of the test part
 */
public record TrainingOutcome(TrainingSummary summary, Scores scores, List<Sample> samples) {

	/**
	 * A translation to be read by people.
	 *
	 * @param source sentence
	 * @param reference translation
	 * @param hypothesis of the model
	 */
	public record Sample(String source, String reference, String hypothesis) {
	}

}
