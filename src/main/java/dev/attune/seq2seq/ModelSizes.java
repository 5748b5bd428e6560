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
}
