package dev.attune.seq2seq;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The constraints of a batch as the program takes them.
 *
 * @param sentences those of each sentence; C is the number of the most, L the length of
 * the longest term
 */
record ConstraintArrays(List<List<Constraint>> sentences) {

	/**
	 * Both forms of each term, those of the second kind behind all of the first, filled
	 * up with -1: [B,2C,L].
	 */
	NDArray terms(NDManager manager) {
		int most = most();
		int longest = this.sentences.stream()
			.flatMap(List::stream)
			.mapToInt((constraint) -> Math.max(constraint.tokens().length, constraint.alternative().length))
			.max()
			.orElse(1);
		long[] values = new long[this.sentences.size() * 2 * most * longest];
		Arrays.fill(values, -1);
		for (int i = 0; i < this.sentences.size(); i++) {
			List<Constraint> constraints = this.sentences.get(i);
			for (int c = 0; c < constraints.size(); c++) {
				write(constraints.get(c).tokens(), values, (2 * i * most + c) * longest);
				write(constraints.get(c).alternative(), values, ((2 * i + 1) * most + c) * longest);
			}
		}
		return manager.create(LongBuffer.wrap(values), new Shape(this.sentences.size(), 2L * most, longest),
				DataType.INT64);
	}

	/** The source tokens [begin,end) of each: [B,C,2]. */
	NDArray spans(NDManager manager) {
		int most = most();
		long[] values = new long[this.sentences.size() * most * 2];
		for (int i = 0; i < this.sentences.size(); i++) {
			List<Constraint> constraints = this.sentences.get(i);
			for (int c = 0; c < constraints.size(); c++) {
				values[2 * (i * most + c)] = constraints.get(c).begin();
				values[2 * (i * most + c) + 1] = constraints.get(c).end();
			}
		}
		return manager.create(LongBuffer.wrap(values), new Shape(this.sentences.size(), most, 2), DataType.INT64);
	}

	private int most() {
		return this.sentences.stream().mapToInt(List::size).max().orElse(0);
	}

	private static void write(int[] tokens, long[] values, int at) {
		for (int j = 0; j < tokens.length; j++) {
			values[at + j] = tokens[j];
		}
	}

}
