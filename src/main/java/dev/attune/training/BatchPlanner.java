package dev.attune.training;

import dev.attune.seq2seq.TrainingBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
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

	/** All pairs once, in random batches in random order. */
	List<TrainingBatch> epoch(Random random) {
		List<TrainingBatch> batches = batches(random);
		Collections.shuffle(batches, random);
		return batches;
	}

	/** All pairs once, in a fixed order. */
	List<TrainingBatch> inOrder() {
		return batches(new Random(0));
	}

	private List<TrainingBatch> batches(Random random) {
		List<Integer> order = IntStream.range(0, this.pairs.size()).boxed().collect(Collectors.toList());
		// pairs of equal lengths meet others in each epoch
		Collections.shuffle(order, random);
		order.sort(Comparator.<Integer>comparingInt((i) -> this.pairs.targets().get(i).length)
			.thenComparingInt((i) -> this.pairs.sources().get(i).length));
		List<TrainingBatch> batches = new ArrayList<>();
		int start = 0;
		while (start < order.size()) {
			int end = end(order, start);
			batches.add(new TrainingBatch(order.subList(start, end).stream().map(this.pairs.sources()::get).toList(),
					order.subList(start, end).stream().map(this.pairs.targets()::get).toList()));
			start = end;
		}
		return batches;
	}

	private int end(List<Integer> order, int start) {
		int sourceWidth = 0;
		int end = start;
		while (end < order.size()) {
			sourceWidth = Math.max(sourceWidth, this.pairs.sources().get(order.get(end)).length);
			int targetWidth = this.pairs.targets().get(order.get(end)).length;
			int rows = end + 1 - start;
			if (rows > 1 && (rows * targetWidth > this.tokenBudget || rows * sourceWidth > 2 * this.tokenBudget)) {
				break;
			}
			end++;
		}
		int rows = end - start;
		return (rows > GRANULE && end < order.size()) ? start + rows - rows % GRANULE : end;
	}

}
