package dev.attune.corpus;

/**
 * Where a pair goes in a split.
 */
public enum SplitPart {

	/** Training. */
	TRAIN,

	/** Development: early stopping, choice of settings. */
	DEV,

	/** The final test. */
	TEST,

	/**
	 * Nowhere: it shares a text with a pair in the development or test part, so training
	 * on it would leak, and that text is tested once already.
	 */
	LEFT_OUT

}
