package dev.attune.bench;

import dev.attune.seq2seq.ModelSizes;

/**
 * Multiply-adds of the network {@code gru-attention}, as its definition has them: V
 * subwords, E embedding, H GRU state, A attention. A program that multiplies once what
 * the definition multiplies at every step does less, so that a share of the machine's
 * limit is the share of the network's work, and not how busy the processor is. Padding,
 * hypotheses of sentences that are done, and all that is no product count as nothing.
 *
 * @param sizes of the network
 */
record NetworkCost(ModelSizes sizes) {

	/**
	 * Of one source token: input and recurrent gates of both encoders, and its key. 6H(E
	 * + H) + 2HA.
	 */
	long sourceToken() {
		return 6 * h() * (e() + h()) + 2 * h() * a();
	}

	/** Of one sentence: the decoder's first state from the encoder's. 2H². */
	long sentence() {
		return 2 * h() * h();
	}

	/**
	 * Of one target token of one hypothesis, but for what grows with the source. First
	 * cell 3H(E + H), second cell 3H(2H + H), query AH, deep output E(E + 3H), logits VE.
	 */
	long targetToken() {
		return 3 * h() * (e() + h()) + 9 * h() * h() + a() * h() + e() * (e() + 3 * h()) + v() * e();
	}

	/** Of one target token for each source token: energy and context. A + 2H. */
	long attention() {
		return a() + 2 * h();
	}

	/**
	 * Of a search. A beam of K hypotheses has K rows at each step, and a sentence as many
	 * steps as its translation has tokens.
	 * @param sentences number of sentences
	 * @param sourceTokens of all sentences, with the ends of sentences
	 * @param rows target tokens of all translations, with the ends of sentences, times
	 * the beam's width
	 * @param links the sum over all sentences of source tokens times rows
	 */
	double search(long sentences, long sourceTokens, long rows, double links) {
		return (double) sentence() * sentences + (double) sourceToken() * sourceTokens + (double) targetToken() * rows
				+ attention() * links;
	}

	/**
	 * Of a training: forward as a search with one hypothesis, and backward twice that,
	 * for each product has two gradients, that of its input and that of its weights.
	 * @param pairs number of sentence pairs
	 * @param sourceTokens of all pairs, with the ends of sentences
	 * @param targetTokens of all pairs, with the ends of sentences
	 * @param links the sum over all pairs of source tokens times target tokens
	 */
	double training(long pairs, long sourceTokens, long targetTokens, double links) {
		return 3 * search(pairs, sourceTokens, targetTokens, links);
	}

	private long v() {
		return this.sizes.vocabulary();
	}

	private long e() {
		return this.sizes.embedding();
	}

	private long h() {
		return this.sizes.hidden();
	}

	private long a() {
		return this.sizes.attention();
	}

}
