package dev.attune.seq2seq;

/**
 * How to search for a translation. All sentences of one batch are searched with the same
 * options.
 *
 * @param beam hypotheses kept at every step; 1 is greedy search
 * @param nBest hypotheses returned for each sentence, at most {@code beam}
 * @param lengthPenalty exponent alpha of the length normalisation: score =
 * log-probability / length^alpha
 */
public record SearchOptions(int beam, int nBest, float lengthPenalty) {

	public static final SearchOptions DEFAULT = new SearchOptions(5, 1, 1.0f);

	public SearchOptions {
		if (beam < 1 || nBest < 1 || nBest > beam) {
			throw new IllegalArgumentException("1 <= nBest <= beam expected, not nBest " + nBest + " and beam " + beam);
		}
	}

}
