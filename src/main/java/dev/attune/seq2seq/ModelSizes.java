package dev.attune.seq2seq;

/**
 * Widths of the layers of a network.
 *
 * @param vocabulary subwords, shared by source and target
 * @param embedding width of a subword's embedding
 * @param hidden width of a GRU's state
 * @param attention width of the attention's hidden layer
 */
public record ModelSizes(int vocabulary, int embedding, int hidden, int attention) {

	private static final int LIMIT = 1 << 20;

	public ModelSizes {
		for (int size : new int[] { vocabulary, embedding, hidden, attention }) {
			if (size < 1 || size > LIMIT) {
				throw new IllegalArgumentException("a size must lie between 1 and %d, not %d".formatted(LIMIT, size));
			}
		}
	}

	/** These sizes with another number of subwords. */
	public ModelSizes withVocabulary(int subwords) {
		return new ModelSizes(subwords, this.embedding, this.hidden, this.attention);
	}

}
