package dev.attune.training;

import dev.attune.seq2seq.ModelSizes;

/**
 * Sizes of a network that go well together.
 */
public enum Preset {

	/** Learns toy languages in seconds; for tests and demonstrations. */
	TINY,

	/** For corpora of ten thousand to a few hundred thousand pairs. */
	BASE;

	/** The sizes; a small corpus may give fewer subwords. */
	public ModelSizes sizes() {
		return switch (this) {
			case TINY -> new ModelSizes(1000, 32, 64, 32);
			case BASE -> new ModelSizes(8000, 256, 512, 256);
		};
	}

}
