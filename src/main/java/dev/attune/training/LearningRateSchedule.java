package dev.attune.training;

/**
 * A learning rate that rises linearly, stays, and falls linearly over the second half of
 * the training.
 *
 * @param peak highest learning rate
 * @param warmup updates over which it rises
 */
record LearningRateSchedule(double peak, int warmup) {

	/** Share of the peak that is left at the end. */
	private static final double FLOOR = 0.02;

	/** Share of the training after which the rate falls. */
	private static final double DECAY_START = 0.5;

	/**
	 * The learning rate of an update.
	 * @param update its number, from 1
	 * @param progress share of the training that is done, 0 to 1
	 */
	double at(long update, double progress) {
		double rise = Math.min(1, update / (double) Math.max(1, this.warmup));
		double fall = Math.min(1, (1 - progress) / (1 - DECAY_START));
		return this.peak * rise * Math.max(FLOOR, fall);
	}

}
