package dev.attune.seq2seq;

/**
 * What one training step measured.
 *
 * @param loss label-smoothed cross entropy, nats a target token
 * @param negativeLogLikelihood nats a target token
 * @param gradientNorm Euclidean norm of the gradient before it was clipped
 */
public record StepResult(double loss, double negativeLogLikelihood, double gradientNorm) {
}
