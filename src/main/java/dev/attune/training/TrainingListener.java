package dev.attune.training;

/**
 * Is told how a training goes.
 */
public interface TrainingListener {

	/** A word about the training, for people. */
	void message(String message);

	/** The corpus is clean, split and cut into subwords. */
	void prepared(PreparedCorpus corpus);

	/** Called after an update, at most about once a second. */
	void progress(Progress progress);

	/** Called after a validation. */
	void validated(Validation validation);

}
