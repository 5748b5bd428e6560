package dev.attune.training;

/**
 * Is told how a training goes.
 */
public interface TrainingListener {

	/** A word about the training, for people. */
	void message(String message);

	/** The corpus is clean, split and cut into subwords. */
	void prepared(PreparedCorpus corpus);

	/** Called after an update, about every ten seconds of training. */
	void progress(Progress progress);

	/** Asked between updates: whether training shall end without a model. */
	boolean isStopped();

	/** Called after a validation. */
	void validated(Validation validation);

}
