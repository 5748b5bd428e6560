package dev.attune.evaluation;

import java.util.List;
import java.util.Locale;

/**
 * A corpus BLEU with the parts it is made of.
 *
 * @param score BLEU, 0 to 100
 * @param precisions modified n-gram precisions of order 1 to 4, 0 to 100 each, smoothed
 * where an order has no match
 * @param brevityPenalty 0 to 1; 1 when the hypotheses are at least as long as the
 * references
 * @param hypothesisLength tokens of all hypotheses
 * @param referenceLength tokens of all references
 */
public record BleuScore(double score, List<Double> precisions, double brevityPenalty, long hypothesisLength,
		long referenceLength) {

	public BleuScore {
		precisions = List.copyOf(precisions);
	}

	/**
	 * The form in which sacreBLEU prints a score.
	 */
	@Override
	public String toString() {
		double ratio = (this.referenceLength == 0) ? 0 : (double) this.hypothesisLength / this.referenceLength;
		return String.format(Locale.ROOT,
				"BLEU = %.2f %.1f/%.1f/%.1f/%.1f (BP = %.3f ratio = %.3f hyp_len = %d ref_len = %d)", this.score,
				this.precisions.get(0), this.precisions.get(1), this.precisions.get(2), this.precisions.get(3),
				this.brevityPenalty, ratio, this.hypothesisLength, this.referenceLength);
	}

}
