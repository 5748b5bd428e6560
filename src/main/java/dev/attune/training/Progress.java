package dev.attune.training;

import java.time.Duration;

/**
 * Where a training stands.
 *
 * @param share of the planned training that is done, 0 to 1
 * @param update number of updates so far
 * @param epoch the epoch, from 1
 * @param loss label-smoothed cross entropy of late, nats a target token
 * @param learningRate of the last update
 * @param tokensPerSecond target tokens trained on a second, of late, padding and
 * validation not counted
 * @param elapsed time since training began
 * @param left time that is left by estimate
 */
public record Progress(double share, long update, int epoch, double loss, double learningRate, double tokensPerSecond,
		Duration elapsed, Duration left) {
}
