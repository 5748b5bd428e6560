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

	/** Tokens that a hypothesis may have whatever the ratio. */
	static final int MARGIN = 10;

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

	/**
	 * Whether the search put an end to a hypothesis, or may have done so: it has the
	 * greatest length, or it repeats itself too much. One that came to its end by itself
	 * just there is told from these by {@link Hypothesis#endsByItself}.
	 */
	public boolean reached(SourceSentence source, Hypothesis hypothesis) {
		int terms = source.constraints()
			.stream()
			.mapToInt((term) -> Math.min(term.tokens().length, term.alternative().length))
			.sum();
		int longest = (int) (source.tokens().length * this.lengthRatio) + MARGIN + terms;
		return hypothesis.tokens().length + 1 >= longest || loops(source.tokens(), hypothesis.tokens());
	}

	private boolean loops(int[] source, int[] target) {
		return IntStream.rangeClosed(1, PERIODS)
			.anyMatch((period) -> repetition(target, period) > this.repetitions.get(period - 1)
					+ IntStream.range(period, source.length).filter((i) -> source[i] == source[i - period]).count());
	}

	/** How many tokens in a row equal the one that stands a period before them. */
	static int repetition(int[] tokens, int period) {
		int run = 0;
		int longest = 0;
		for (int i = period; i < tokens.length; i++) {
			run = (tokens[i] == tokens[i - period]) ? run + 1 : 0;
			longest = Math.max(longest, run);
		}
		return longest;
	}

}
