package dev.attune.seq2seq;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the search for a translation gives up, learned from the training pairs: a
 * hypothesis that grows longer or repeats itself more than any of them is a failure.
 *
 * @param lengthRatio target tokens for each source token at most; 10 more are always
 * allowed
 * @param repetitions for periods of 1 to {@link #PERIODS} tokens, how many tokens in a
 * row may equal the one that stands a period before them; what the source repeats comes
 * on top
 */
public record SearchLimits(float lengthRatio, List<Integer> repetitions) {

	/** Longest period of a repetition that is looked for. */
	public static final int PERIODS = 8;

	public SearchLimits {
		if (!(lengthRatio > 0 && lengthRatio < 1000) || repetitions.size() != PERIODS
				|| Collections.min(repetitions) < 1) {
			throw new IllegalArgumentException(
					"limits: a length_ratio between 0 and 1000 and %d positive repetitions expected, not %s and %s"
						.formatted(PERIODS, lengthRatio, repetitions));
		}
		repetitions = List.copyOf(repetitions);
	}

	/** Limits that give up only where these and the others do. */
	public SearchLimits widenedBy(SearchLimits other) {
		return new SearchLimits(Math.max(this.lengthRatio, other.lengthRatio),
				IntStream.range(0, PERIODS)
					.mapToObj((i) -> Math.max(this.repetitions.get(i), other.repetitions.get(i)))
					.toList());
	}

}
