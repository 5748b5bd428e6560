package dev.attune.evaluation;

import java.util.List;

/**
 * Corpus chrF2 with one reference a sentence: the F-score of character n-grams up to
 * order 6, white space left out, no word n-grams, recall counting twice as much as
 * precision, as sacreBLEU computes it by default.
 *
 * <p>
 * chrFβ = (1 + β²) · P · R / (β² · P + R), with P and R the means over the n-gram orders:
 * Popović 2015, <a href="https://aclanthology.org/W15-3049">chrF: character n-gram
 * F-score for automatic MT evaluation</a>; β = 2 after Popović 2016. Settings: Post 2018,
 * <a href="https://aclanthology.org/W18-6319">A Call for Clarity in Reporting BLEU
 * Scores</a>.
 */
public final class Chrf {

	private static final int MAX_ORDER = 6;

	private static final double BETA_SQUARED = 4;

	private Chrf() {
	}

	/**
	 * Score a corpus.
	 * @param hypotheses the translations, plain text
	 * @param references the reference of each hypothesis, in the same order
	 * @return chrF2, 0 to 100
	 * @throws IllegalArgumentException if the lists are empty or differ in size
	 */
	public static double compute(List<String> hypotheses, List<String> references) {
		Segments.check(hypotheses, references);
		NgramMatcher matcher = new NgramMatcher();
		long[] matches = new long[MAX_ORDER];
		long[] hypothesisTotals = new long[MAX_ORDER];
		long[] referenceTotals = new long[MAX_ORDER];
		for (int i = 0; i < hypotheses.size(); i++) {
			int[] hypothesis = characters(hypotheses.get(i));
			int[] reference = characters(references.get(i));
			matcher.addMatches(hypothesis, reference, matches);
			// n-grams of a hypothesis count only where the reference is long enough to
			// have any
			for (int order = 1; order <= Math.min(MAX_ORDER, reference.length); order++) {
				hypothesisTotals[order - 1] += Math.max(0, hypothesis.length - order + 1);
				referenceTotals[order - 1] += reference.length - order + 1;
			}
		}
		return score(matches, hypothesisTotals, referenceTotals);
	}

	private static double score(long[] matches, long[] hypothesisTotals, long[] referenceTotals) {
		double precision = 0;
		double recall = 0;
		int orders = 0;
		for (int i = 0; i < MAX_ORDER; i++) {
			if (hypothesisTotals[i] > 0 && referenceTotals[i] > 0) {
				precision += (double) matches[i] / hypothesisTotals[i];
				recall += (double) matches[i] / referenceTotals[i];
				orders++;
			}
		}
		if (precision + recall == 0) {
			return 0;
		}
		precision /= orders;
		recall /= orders;
		return 100 * (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
	}

	private static int[] characters(String text) {
		return text.codePoints().filter((codePoint) -> !WhiteSpace.is(codePoint)).toArray();
	}

}
