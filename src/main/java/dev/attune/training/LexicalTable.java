package dev.attune.training;

import dev.attune.corpus.LongIntMap;
import java.util.Arrays;

/**
 * The probabilities t(target token | source token) of IBM model 1 (Brown et al. 1993),
 * learned by expectation maximisation from sentence pairs. What has no counterpart in a
 * source is explained by its end-of-sentence token.
 */
final class LexicalTable {

	/** Sentence pairs learned from at most, spread over all. */
	private static final int MAX_PAIRS = 200_000;

	/** Token pairs at most, some 40 bytes each; those that come later are not counted. */
	private static final int MAX_ENTRIES = 6_000_000;

	private final EncodedPairs pairs;

	private final int step;

	private final LongIntMap entries = new LongIntMap();

	private int[] sources = new int[1024];

	private int[] targets = new int[1024];

	private float[] probabilities;

	private int size;

	private LexicalTable(EncodedPairs pairs) {
		this.pairs = pairs;
		this.step = 1 + pairs.size() / MAX_PAIRS;
		for (int row = 0; row < pairs.size(); row += this.step) {
			int[] target = pairs.target(row);
			for (int s : pairs.source(row)) {
				for (int t : target) {
					add(s, t);
				}
			}
		}
		this.probabilities = new float[this.size];
		Arrays.fill(this.probabilities, 1);
	}

	/**
	 * Learns the table.
	 * @param iterations of expectation maximisation, which begins with equal
	 * probabilities
	 */
	static LexicalTable learn(EncodedPairs pairs, int iterations) {
		LexicalTable table = new LexicalTable(pairs);
		for (int i = 0; i < iterations; i++) {
			table.probabilities = table.normalized(table.expectedCounts());
		}
		return table;
	}

	private void add(int source, int target) {
		if (this.size < MAX_ENTRIES && this.entries.putIfAbsent(key(source, target), this.size) == LongIntMap.ABSENT) {
			if (this.size == this.sources.length) {
				this.sources = Arrays.copyOf(this.sources, 2 * this.size);
				this.targets = Arrays.copyOf(this.targets, 2 * this.size);
			}
			this.sources[this.size] = source;
			this.targets[this.size] = target;
			this.size++;
		}
	}

	/** How often each entry is expected to be the reason for its target token. */
	private float[] expectedCounts() {
		float[] counts = new float[this.size];
		for (int row = 0; row < this.pairs.size(); row += this.step) {
			int[] source = this.pairs.source(row);
			int[] found = new int[source.length];
			for (int t : this.pairs.target(row)) {
				float sum = 0;
				for (int i = 0; i < source.length; i++) {
					found[i] = this.entries.get(key(source[i], t));
					sum += (found[i] == LongIntMap.ABSENT) ? 0 : this.probabilities[found[i]];
				}
				for (int entry : found) {
					if (entry != LongIntMap.ABSENT && sum > 0) {
						counts[entry] += this.probabilities[entry] / sum;
					}
				}
			}
		}
		return counts;
	}

	/** Counts divided by the sum over all entries of the same source token. */
	private float[] normalized(float[] counts) {
		double[] totals = new double[1 + Arrays.stream(this.sources, 0, this.size).max().orElse(0)];
		for (int i = 0; i < this.size; i++) {
			totals[this.sources[i]] += counts[i];
		}
		for (int i = 0; i < this.size; i++) {
			counts[i] /= (float) Math.max(totals[this.sources[i]], Float.MIN_NORMAL);
		}
		return counts;
	}

	/** Number of entries: pairs of a source and a target token seen together. */
	int size() {
		return this.size;
	}

	int source(int entry) {
		return this.sources[entry];
	}

	int target(int entry) {
		return this.targets[entry];
	}

	/** t(target | source) of an entry. */
	float probability(int entry) {
		return this.probabilities[entry];
	}

	private static long key(int source, int target) {
		return ((long) source << Integer.SIZE) | target;
	}

}
