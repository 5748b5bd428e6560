package dev.attune.evaluation;

import java.util.Arrays;

/**
 * Counts the n-grams that a hypothesis shares with its reference, each no more often than
 * the reference has it ("clipped"). Tokens are integers: word numbers or code points.
 *
 * <p>
 * An n-gram is named by the number of its first n-1 tokens, found one order before, and
 * its last token: two integers in one {@code long}, so the counts are exact and no n-gram
 * is ever built as an object.
 */
final class NgramMatcher {

	private static final long FREE = -1;

	private long[] keys = new long[0];

	private int[] numbers = new int[0];

	private int[] remaining = new int[0];

	private int distinct;

	private int mask;

	/**
	 * Add the matches of one sentence to the totals.
	 * @param matches totals by order, n-grams of order {@code i + 1} at {@code i}
	 */
	void addMatches(int[] hypothesis, int[] reference, long[] matches) {
		int[] hypothesisPrefixes = new int[hypothesis.length];
		int[] referencePrefixes = new int[reference.length];
		for (int order = 1; order <= matches.length; order++) {
			int hypothesisCount = hypothesis.length - order + 1;
			int referenceCount = reference.length - order + 1;
			if (hypothesisCount <= 0 || referenceCount <= 0) {
				return;
			}
			clear(hypothesisCount + referenceCount);
			for (int i = 0; i < referenceCount; i++) {
				int number = number(referencePrefixes[i], reference[i + order - 1]);
				this.remaining[number]++;
				referencePrefixes[i] = number;
			}
			for (int i = 0; i < hypothesisCount; i++) {
				int number = number(hypothesisPrefixes[i], hypothesis[i + order - 1]);
				if (this.remaining[number] > 0) {
					this.remaining[number]--;
					matches[order - 1]++;
				}
				hypothesisPrefixes[i] = number;
			}
		}
	}

	private void clear(int ngrams) {
		int slots = Integer.highestOneBit(2 * ngrams) * 2;
		if (this.keys.length < slots) {
			this.keys = new long[slots];
			this.numbers = new int[slots];
			this.remaining = new int[slots];
		}
		Arrays.fill(this.keys, 0, slots, FREE);
		Arrays.fill(this.remaining, 0, ngrams, 0);
		this.mask = slots - 1;
		this.distinct = 0;
	}

	private int number(int prefix, int token) {
		long key = ((long) prefix << Integer.SIZE) | token;
		long hash = key * 0x9E3779B97F4A7C15L;
		int slot = (int) (hash ^ (hash >>> 32)) & this.mask;
		while (this.keys[slot] != key) {
			if (this.keys[slot] == FREE) {
				this.keys[slot] = key;
				this.numbers[slot] = this.distinct++;
				break;
			}
			slot = (slot + 1) & this.mask;
		}
		return this.numbers[slot];
	}

}
