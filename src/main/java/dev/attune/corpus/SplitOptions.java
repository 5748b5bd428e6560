package dev.attune.corpus;

/**
 * How much of a corpus is held out.
 *
 * @param devPairs pairs wanted for development: early stopping, choice of settings
 * @param testPairs pairs wanted for the final test
 * @param maxShare the most that each of the two may take of the corpus, 0 to 0.5
 * @param seed which pairs are drawn
 */
public record SplitOptions(int devPairs, int testPairs, double maxShare, long seed) {

	private static final double DEFAULT_MAX_SHARE = 0.1;

	public SplitOptions {
		if (devPairs < 0 || testPairs < 0) {
			throw new IllegalArgumentException(
					"devPairs and testPairs must not be negative, but are " + devPairs + " and " + testPairs);
		}
		if (!(maxShare >= 0 && maxShare <= 0.5)) {
			throw new IllegalArgumentException("maxShare must be between 0 and 0.5, not " + maxShare);
		}
	}

	/**
	 * At most a tenth of the corpus for each part.
	 */
	public SplitOptions(int devPairs, int testPairs, long seed) {
		this(devPairs, testPairs, DEFAULT_MAX_SHARE, seed);
	}

}
