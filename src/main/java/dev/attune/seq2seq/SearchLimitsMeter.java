package dev.attune.seq2seq;

import java.util.Arrays;

/**
 * Finds the {@link SearchLimits} that training pairs keep to, one pair after another. Of
 * each pair it remembers one number.
 */
public final class SearchLimitsMeter {

	private static final float LEAST_RATIO = 2;

	/** Above the ratio that all but one pair in a thousand stay under. */
	private static final float RATIO_HEADROOM = 1.5f;

	private static final double USUAL_SHARE = 0.999;

	private double[] ratios = new double[1024];

	private int size;

	private final int[] repetitions = new int[SearchLimits.PERIODS];

	public SearchLimitsMeter() {
		Arrays.setAll(this.repetitions, (i) -> Math.max(4, 2 * i + 1));
	}

	/**
	 * Takes a training pair into account.
	 * @param source source tokens with the end-of-sentence token
	 * @param target target tokens with the end-of-sentence token
	 */
	public void add(int[] source, int[] target) {
		if (this.size == this.ratios.length) {
			this.ratios = Arrays.copyOf(this.ratios, this.size + this.size / 2);
		}
		this.ratios[this.size++] = (target.length - SearchLimits.MARGIN) / (double) source.length;
		for (int period = 1; period <= SearchLimits.PERIODS; period++) {
			this.repetitions[period - 1] = Math.max(this.repetitions[period - 1],
					SearchLimits.repetition(target, period));
		}
	}

	/** The limits of the pairs so far; the least ones if there were none. */
	public SearchLimits limits() {
		double[] sorted = Arrays.copyOf(this.ratios, this.size);
		Arrays.sort(sorted);
		float usual = (this.size == 0) ? 0 : (float) sorted[(int) ((this.size - 1) * USUAL_SHARE)];
		return new SearchLimits(Math.max(LEAST_RATIO, RATIO_HEADROOM * usual),
				Arrays.stream(this.repetitions).boxed().toList());
	}

}
