package dev.attune.training;

import java.time.Duration;

/**
 * Speed and loss of the updates since the last report, and of the updates before it as
 * long as there is none since.
 */
final class ProgressMeter {

	private double seconds;

	private double tokens;

	private double lossSum;

	private double loss = Double.NaN;

	private double tokensPerSecond = Double.NaN;

	private double learningRate = Double.NaN;

	void add(double seconds, int tokens, double loss, double learningRate) {
		this.seconds += seconds;
		this.tokens += tokens;
		this.lossSum += loss * tokens;
		this.learningRate = learningRate;
	}

	/** A report, after which the window begins anew. */
	Progress report(double share, long update, int epoch, Duration elapsed) {
		if (this.tokens > 0) {
			this.loss = this.lossSum / this.tokens;
			this.tokensPerSecond = this.tokens / this.seconds;
			this.seconds = 0;
			this.tokens = 0;
			this.lossSum = 0;
		}
		double done = Math.min(1, share);
		Duration left = (done <= 0) ? Duration.ZERO
				: Duration.ofMillis((long) (elapsed.toMillis() * (1 - done) / done));
		return new Progress(done, update, epoch, this.loss, this.learningRate, this.tokensPerSecond, elapsed, left);
	}

}
