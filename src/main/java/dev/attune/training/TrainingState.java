package dev.attune.training;

import java.time.Duration;
import java.util.List;

/**
 * Where a training stands, but for the network itself. Random numbers need no place in
 * it: they follow from the seed, the epoch and the update.
 *
 * @param settings what the training was asked for; a state of other settings is of no use
 * @param precision number format of the matrix products
 * @param epoch the epoch, from 1
 * @param batch batches of the epoch that are done
 * @param update updates so far
 * @param targetTokens trained on so far, padding not counted
 * @param stepSeconds time of the updates alone
 * @param elapsed time of updates and validations, over all processes that took part
 * @param validations all so far, in order
 */
record TrainingState(String settings, String precision, int epoch, int batch, long update, long targetTokens,
		double stepSeconds, Duration elapsed, List<Validation> validations) {

	TrainingState {
		validations = List.copyOf(validations);
	}

	/** The state before the first update. */
	static TrainingState initial(String settings, String precision) {
		return new TrainingState(settings, precision, 1, 0, 0, 0, 0, Duration.ZERO, List.of());
	}

}
