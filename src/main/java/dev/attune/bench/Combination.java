package dev.attune.bench;

/**
 * How sentences are searched.
 *
 * @param beam width of the beam search; 1 is greedy search
 * @param batch sentences of one call
 * @param threads threads that search, each with a predictor of its own
 */
record Combination(int beam, int batch, int threads) {
}
