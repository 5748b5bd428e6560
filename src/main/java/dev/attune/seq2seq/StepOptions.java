package dev.attune.seq2seq;

/**
 * What governs one training step.
 *
 * @param update its number, from 1: Adam corrects its moments by it
 * @param learningRate step size of Adam
 * @param clipNorm the gradient's norm is clipped to this
 * @param dropout share of the units dropped at embeddings and deep output
 * @param labelSmoothing probability mass spread evenly over the vocabulary
 * @param averageDecay what the moving average of the weights keeps of itself
 */
public record StepOptions(long update, double learningRate, double clipNorm, double dropout, double labelSmoothing,
		double averageDecay) {

	float[] values() {
		return new float[] { (float) this.learningRate, (float) this.clipNorm, (float) this.dropout,
				(float) this.labelSmoothing, this.update, (float) this.averageDecay };
	}

}
