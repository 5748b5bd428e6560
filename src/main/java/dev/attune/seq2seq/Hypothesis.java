package dev.attune.seq2seq;

import java.util.Arrays;

/**
 * One translation that the beam search found.
 *
 * @param tokens the target tokens without the closing end-of-sentence token, length T
 * @param score the log-probability of the whole hypothesis divided by its length penalty;
 * hypotheses are ranked by it
 * @param tokenLogProbabilities natural log-probability of each token, the end-of-sentence
 * token included: length T + 1
 * @param attention weights of row t over the source tokens, the source's end-of-sentence
 * token included: [T + 1][S]
 */
public record Hypothesis(int[] tokens, float score, float[] tokenLogProbabilities, float[][] attention) {

	private static final float LOG_HALF = (float) Math.log(0.5);

	/**
	 * Whether its end was likelier than all else there, so that no limit can have been
	 * the cause of it.
	 */
	public boolean endsByItself() {
		return this.tokenLogProbabilities.length > this.tokens.length
				&& this.tokenLogProbabilities[this.tokens.length] > LOG_HALF;
	}

	/** Its first tokens alone; its score is that of all. */
	public Hypothesis truncated(int length) {
		return new Hypothesis(Arrays.copyOf(this.tokens, length), this.score,
				Arrays.copyOf(this.tokenLogProbabilities, length), Arrays.copyOf(this.attention, length));
	}

}
