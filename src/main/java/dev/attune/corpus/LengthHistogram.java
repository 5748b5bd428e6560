package dev.attune.corpus;

import java.util.Arrays;

/**
 * Counts lengths, so that exact percentiles cost no more memory than the longest length.
 */
final class LengthHistogram {

	private long[] counts = new long[256];

	private long count;

	private long sum;

	void add(int length) {
		if (length >= this.counts.length) {
			this.counts = Arrays.copyOf(this.counts, Math.max(length + 1, 2 * this.counts.length));
		}
		this.counts[length]++;
		this.count++;
		this.sum += length;
	}

	long count() {
		return this.count;
	}

	LengthSummary summary() {
		double mean = (this.count == 0) ? 0 : (double) this.sum / this.count;
		return new LengthSummary(mean, percentile(0.5), percentile(0.95), percentile(1));
	}

	/**
	 * The smallest length that at least this share of the texts does not exceed.
	 */
	private int percentile(double share) {
		long needed = (long) Math.ceil(share * this.count);
		long below = 0;
		for (int length = 0; length < this.counts.length; length++) {
			below += this.counts[length];
			if (below >= needed && below > 0) {
				return length;
			}
		}
		return 0;
	}

}
