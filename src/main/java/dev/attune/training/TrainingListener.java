package dev.attune.training;

import java.time.Duration;

/**
 * Is told how a training goes.
 */
public interface TrainingListener {

	/** A stage of the training begins. */
	void stage(Stage stage);

	/** A word about the training, for people. */
	void message(String message);

	/** The corpus is clean, split and cut into subwords. */
	void prepared(CorpusSummary corpus);

	/** Called every {@link #progressInterval()} while training, also during validations. */
	void progress(Progress progress);

	/** How often to tell of progress. */
	Duration progressInterval();

	/** Asked between native calls: whether training shall end without a model. */
	boolean isStopped();

	/** Called after a validation. */
	void validated(Validation validation);

	/**
	 * Called when a checkpoint is on the disk.
	 * @param update the updates that it holds
	 */
	void checkpointed(long update);

	/** The model version is whole. */
	void finished(TrainingOutcome outcome);

	/** The training ends without a version. */
	void failed(TrainingFailure failure);

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
