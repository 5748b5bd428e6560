package dev.attune.seq2seq;

import java.util.Arrays;
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
	private static final int MARGIN = 10;

	private static final float LEAST_RATIO = 2;

	/** Above the ratio that all but one pair in a thousand stay under. */
	private static final float RATIO_HEADROOM = 1.5f;

	public SearchLimits {
		if (!(lengthRatio > 0 && lengthRatio < 1000) || repetitions.size() != PERIODS
				|| Collections.min(repetitions) < 1) {
			throw new IllegalArgumentException(
					"limits: a length_ratio between 0 and 1000 and %d positive repetitions expected, not %s and %s"
						.formatted(PERIODS, lengthRatio, repetitions));
		}
		repetitions = List.copyOf(repetitions);
	}

	/**
	 * Limits that training pairs keep to.
	 * @param sources source tokens with the end-of-sentence token
	 * @param targets target tokens with the end-of-sentence token, at least one
	 */
	public static SearchLimits of(List<int[]> sources, List<int[]> targets) {
		double[] ratios = IntStream.range(0, sources.size())
			.mapToDouble((i) -> (targets.get(i).length - MARGIN) / (double) sources.get(i).length)
			.sorted()
			.toArray();
		double usual = ratios[(int) ((ratios.length - 1) * 0.999)];
		int[] longest = new int[PERIODS];
		Arrays.setAll(longest, (i) -> Math.max(4, 2 * i + 1));
		for (int[] target : targets) {
			for (int period = 1; period <= PERIODS; period++) {
				longest[period - 1] = Math.max(longest[period - 1], repetition(target, period));
			}
		}
		return new SearchLimits(Math.max(LEAST_RATIO, RATIO_HEADROOM * (float) usual),
				Arrays.stream(longest).boxed().toList());
	}

	private static int repetition(int[] tokens, int period) {
		int run = 0;
		int longest = 0;
		for (int i = period; i < tokens.length; i++) {
			run = (tokens[i] == tokens[i - period]) ? run + 1 : 0;
			longest = Math.max(longest, run);
		}
		return longest;
	}

}
