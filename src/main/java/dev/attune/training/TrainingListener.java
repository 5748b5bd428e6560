package dev.attune.training;

import java.time.Duration;

/**
 * Is told how a training goes, and listens to what it wants to know.
 */
public interface TrainingListener {

	/** A stage of the training begins. */
	default void stage(Stage stage) {
	}

	/** A word about the training, for people. */
	default void message(String message) {
	}

	/** The corpus is clean, split and cut into subwords. */
	default void prepared(CorpusSummary corpus) {
	}

	/**
	 * Called every {@link #progressInterval()} while training, also during validations.
	 */
	default void progress(Progress progress) {
	}

	/** How often to tell of progress. */
	default Duration progressInterval() {
		return Duration.ofSeconds(10);
	}

	/** Asked between native calls: whether training shall end without a model. */
	default boolean isStopped() {
		return false;
	}

	/** Called after a validation. */
	default void validated(Validation validation) {
	}

	/**
	 * Called when a checkpoint is on the disk.
	 * @param update the updates that it holds
	 */
	default void checkpointed(long update) {
	}

	/** The model version is whole. */
	default void finished(TrainingOutcome outcome) {
	}

	/** The training ends without a version. */
	default void failed(TrainingFailure failure) {
	}

	/** What a training does one after another. */
	enum Stage {

		/** Reads, cleans and splits the corpus and learns subwords. */
		PREPARING,

		/** Updates the weights. */
		TRAINING,

		/** Scores the version on the test part. */
		EVALUATING

	}

}
