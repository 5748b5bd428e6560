package dev.attune.training;

import dev.attune.seq2seq.ModelSizes;

/**
 * Sizes of a network that go well together.
 */
public enum Preset {

	/** Learns toy languages in seconds; for tests and demonstrations. */
	TINY(1000, 32, 64, 32),

	/** For corpora of ten thousand to a few hundred thousand pairs. */
	BASE(8000, 256, 512, 256);

	private final int vocabulary;

	private final int embedding;

	private final int hidden;

	private final int attention;

	Preset(int vocabulary, int embedding, int hidden, int attention) {
		this.vocabulary = vocabulary;
		this.embedding = embedding;
		this.hidden = hidden;
		this.attention = attention;
	}

	/** Subwords asked for; a small corpus may give fewer. */
	public int vocabulary() {
		return this.vocabulary;
	}

	/** The sizes with the subwords that there are. */
	public ModelSizes sizes(int vocabulary) {
		return new ModelSizes(vocabulary, this.embedding, this.hidden, this.attention);
	}

}
