package dev.attune.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Puts sentence pairs of like length into batches, each filled up to a budget of tokens.
 */
final class BatchPlanner {

	/**
	 * Numbers of pairs are multiples of this, so that kernels meet few distinct shapes.
	 */
	private static final int GRANULE = 8;

	private final EncodedPairs pairs;

	private final int tokenBudget;

	/**
	 * A planner.
	 * @param tokenBudget target tokens a batch, padding included; twice as many source
	 * tokens are allowed
	 */
	BatchPlanner(EncodedPairs pairs, int tokenBudget) {
		this.pairs = pairs;
		this.tokenBudget = tokenBudget;
	}

	/**
	 * All rows once, in random batches in random order. The order depends on the seed and
	 * the epoch alone, so that a training can be taken up in the middle of an epoch.
	 * @param epoch the epoch, from 1
	 */
	BatchPlan epoch(long seed, int epoch) {
		SplittableRandom seeds = new SplittableRandom(seed);
		SplittableRandom random = seeds.split();
		for (int i = 1; i < epoch; i++) {
			random = seeds.split();
		}
		BatchPlan plan = plan(random);
		plan.shuffle(random);
		return plan;
	}

	/** All rows once, in a fixed order, from short to long. */
	BatchPlan inOrder() {
		return plan(new SplittableRandom(0));
	}

	private BatchPlan plan(RandomGenerator random) {
		int[] rows = IntStream.range(0, this.pairs.size()).toArray();
		// pairs of equal lengths meet others in each epoch
		BatchPlan.shuffle(rows, random);
		rows = sorted(sorted(rows, this.pairs::sourceLength), this.pairs::targetLength);
		int[] starts = new int[rows.length + 1];
		int batches = 0;
		while (starts[batches] < rows.length) {
			starts[batches + 1] = end(rows, starts[batches]);
			batches++;
		}
		return new BatchPlan(this.pairs, rows, Arrays.copyOf(starts, batches + 1));
	}

	/** A stable counting sort: millions of rows without an object each. */
	private static int[] sorted(int[] rows, IntUnaryOperator length) {
		int[] places = new int[Arrays.stream(rows).map(length).max().orElse(0) + 2];
		for (int row : rows) {
			places[length.applyAsInt(row) + 1]++;
		}
		Arrays.parallelPrefix(places, Integer::sum);
		int[] sorted = new int[rows.length];
		for (int row : rows) {
			sorted[places[length.applyAsInt(row)]++] = row;
		}
		return sorted;
	}

	private int end(int[] rows, int start) {
		int sourceWidth = 0;
		int end = start;
		while (end < rows.length) {
			sourceWidth = Math.max(sourceWidth, this.pairs.sourceLength(rows[end]));
			int targetWidth = this.pairs.targetLength(rows[end]);
			int count = end + 1 - start;
			if (count > 1 && (count * targetWidth > this.tokenBudget || count * sourceWidth > 2 * this.tokenBudget)) {
				break;
			}
			end++;
		}
		int count = end - start;
		return (count > GRANULE && end < rows.length) ? start + count - count % GRANULE : end;
	}

}
