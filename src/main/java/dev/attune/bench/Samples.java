package dev.attune.bench;

import java.util.Arrays;

/**
 * Measurements of one thing, in one unit. Of none, every figure is not a number.
 */
final class Samples {

	private double[] values = new double[1024];

	private int size;

	static Samples of(double... values) {
		Samples samples = new Samples();
		Arrays.stream(values).forEach(samples::add);
		return samples;
	}

	void add(double value) {
		if (this.size == this.values.length) {
			this.values = Arrays.copyOf(this.values, 2 * this.size);
		}
		this.values[this.size++] = value;
	}

	void addAll(Samples others) {
		for (int i = 0; i < others.size; i++) {
			add(others.values[i]);
		}
	}

	int size() {
		return this.size;
	}

	/** The middle one, or the mean of the two in the middle. */
	double median() {
		double[] sorted = sorted();
		return (sorted.length == 0) ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	/**
	 * The least sample that at least that share of all do not exceed (nearest rank).
	 * @param share above 0, at most 1: 0.95 for the 95th percentile
	 */
	double percentile(double share) {
		if (!(share > 0 && share <= 1)) {
			throw new IllegalArgumentException("a share lies above 0 and is at most 1, not " + share);
		}
		double[] sorted = sorted();
		// without the small term 0.95 of 100 would be the 96th
		return (sorted.length == 0) ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length - 1e-9) - 1];
	}

	private double[] sorted() {
		double[] sorted = Arrays.copyOf(this.values, this.size);
		Arrays.sort(sorted);
		return sorted;
	}

}
