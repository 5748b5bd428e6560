package dev.attune.training;

import java.time.Duration;

/**
 * Scores of the averaged weights on the development part.
 *
 * @param update updates before it
 * @param epoch the epoch, from 1
 * @param negativeLogLikelihood nats a target token
 * @param chrf chrF2 of greedy translations
 * @param bleu BLEU of greedy translations
 * @param best whether it is the best so far
 * @param elapsed time since training began
 */
public record Validation(long update, int epoch, double negativeLogLikelihood, double chrf, double bleu, boolean best,
		Duration elapsed) {

	double perplexity() {
		return Math.exp(this.negativeLogLikelihood);
	}

}
