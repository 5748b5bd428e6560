package dev.attune.training;

import dev.attune.seq2seq.TrainingBatch;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The batches of an epoch in their order. A batch is read when it is asked for.
 */
final class BatchPlan {

	private final EncodedPairs pairs;

	private final int[] rows;

	/** Where a batch starts among the rows; one more for the end of the last. */
	private final int[] starts;

	private final int[] order;

	BatchPlan(EncodedPairs pairs, int[] rows, int[] starts) {
		this.pairs = pairs;
		this.rows = rows;
		this.starts = starts;
		this.order = IntStream.range(0, starts.length - 1).toArray();
	}

	/** Number of batches. */
	int size() {
		return this.order.length;
	}

	/**
	 * Reads a batch.
	 * @param index its place in the order, from 0
	 */
	TrainingBatch batch(int index) {
		int[] members = rows(index);
		return new TrainingBatch(Arrays.stream(members).mapToObj(this.pairs::source).toList(),
				Arrays.stream(members).mapToObj(this.pairs::target).toList());
	}

	/** Reads all batches in their order, each when the stream asks for it. */
	Stream<TrainingBatch> batches() {
		return IntStream.range(0, size()).mapToObj(this::batch);
	}

	/**
	 * The share of the positions, of sources and targets, that hold no token because the
	 * batch has a longer sentence: 0 to 1.
	 */
	double paddingShare() {
		long positions = 0;
		long tokens = 0;
		for (int index = 0; index < size(); index++) {
			int[] members = rows(index);
			int[] sources = Arrays.stream(members).map(this.pairs::sourceLength).toArray();
			int[] targets = Arrays.stream(members).map(this.pairs::targetLength).toArray();
			positions += members.length
					* (Arrays.stream(sources).asLongStream().max().orElse(0) + Arrays.stream(targets).max().orElse(0));
			tokens += Arrays.stream(sources).asLongStream().sum() + Arrays.stream(targets).asLongStream().sum();
		}
		return (positions == 0) ? 0 : 1 - tokens / (double) positions;
	}

	/** Puts the batches, but not the rows in them, into a random order. */
	void shuffle(RandomGenerator random) {
		shuffle(this.order, random);
	}

	/** Fisher and Yates's shuffle. */
	static void shuffle(int[] numbers, RandomGenerator random) {
		for (int i = numbers.length - 1; i > 0; i--) {
			int other = random.nextInt(i + 1);
			int number = numbers[i];
			numbers[i] = numbers[other];
			numbers[other] = number;
		}
	}

	private int[] rows(int index) {
		int batch = this.order[index];
		return Arrays.copyOfRange(this.rows, this.starts[batch], this.starts[batch + 1]);
	}

}
