package dev.attune.inline;

import dev.attune.text.Span;

/**
 * What a pair of marks would have of the words of a translation.
 *
 * @param node the pair
 * @param shares of each word, what came from inside of the pair: 0 to 1
 * @param gains of each word, how much more came from there than from anywhere else: -1 to
 * 1
 */
record WordClaim(MarkTree node, double[] shares, double[] gains) {

	/** The least share of a word that is worth a pair around it. */
	private static final double LEAST_SHARE = 0.1;

	boolean isHalf() {
		return this.node.isOpenBefore() || this.node.isOpenBehind();
	}

	/** What it would gain at best. */
	double strength() {
		Span best = run(new boolean[this.gains.length], 0, this.gains.length);
		return sum(best);
	}

	/**
	 * The words in a row within [from, to) that gain most, of those that are not taken;
	 * if no word gains, the one with the greatest share. Empty if there is none. A half
	 * begins or ends with the sentence.
	 */
	Span best(boolean[] taken, int from, int to) {
		if (isHalf()) {
			return half(taken, from, to);
		}
		Span run = run(taken, from, to);
		return (run.length() > 0) ? run : single(taken, from, to);
	}

	private Span run(boolean[] taken, int from, int to) {
		Span best = new Span(from, from);
		double bestSum = 0;
		int start = from;
		double sum = 0;
		for (int w = from; w < to; w++) {
			if (taken[w] || sum <= 0) {
				start = w;
				sum = 0;
			}
			if (!taken[w]) {
				sum += this.gains[w];
				if (sum > bestSum) {
					bestSum = sum;
					best = new Span(start, w + 1);
				}
			}
		}
		return best;
	}

	private Span single(boolean[] taken, int from, int to) {
		int best = -1;
		for (int w = from; w < to; w++) {
			if (!taken[w] && this.shares[w] >= LEAST_SHARE && (best < 0 || this.shares[w] > this.shares[best])) {
				best = w;
			}
		}
		return (best < 0) ? new Span(from, from) : new Span(best, best + 1);
	}

	private Span half(boolean[] taken, int from, int to) {
		boolean before = this.node.isOpenBefore();
		int step = before ? 1 : -1;
		int best = before ? from : to;
		double bestSum = Double.NEGATIVE_INFINITY;
		double sum = 0;
		for (int w = before ? from : to - 1; w >= from && w < to && !taken[w]; w += step) {
			sum += this.gains[w];
			if (sum > bestSum) {
				bestSum = sum;
				best = before ? w + 1 : w;
			}
		}
		return before ? new Span(from, best) : new Span(best, to);
	}

	private double sum(Span span) {
		double sum = 0;
		for (int w = span.start(); w < span.end(); w++) {
			sum += this.gains[w];
		}
		return sum;
	}

}
