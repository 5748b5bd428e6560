package dev.attune.training;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Sentence pairs as the network sees them, each known by its row, from 0. The tokens of a
 * sentence end with the end-of-sentence token. A row may stand for the same pair as
 * another: what is to be seen more often in an epoch has more rows.
 */
public interface EncodedPairs {

	/** Number of rows. */
	int size();

	/** Source tokens of a row, as a new array. */
	int[] source(int row);

	/** Target tokens of a row, as a new array. */
	int[] target(int row);

	/** Number of source tokens of a row, without reading them. */
	int sourceLength(int row);

	/** Number of target tokens of a row, without reading them. */
	int targetLength(int row);

	/** Source tokens a row, on average; 0 if there is none. */
	default double meanSourceLength() {
		return mean(this::sourceLength);
	}

	/** Target tokens a row, on average; 0 if there is none. */
	default double meanTargetLength() {
		return mean(this::targetLength);
	}

	private double mean(IntUnaryOperator length) {
		return IntStream.range(0, size()).map(length).average().orElse(0);
	}

}
