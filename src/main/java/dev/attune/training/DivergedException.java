package dev.attune.training;

/**
 * The loss of a training is no longer a number.
 */
class DivergedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DivergedException(long update) {
		super("training diverged at update " + update + ": the loss is no number; try a lower learning rate");
	}

}
