package dev.attune.training;

/**
 * What of the corpus that the parent was trained on is trained on again beside the new
 * pairs, so that a model that learns something new does not forget what it knew.
 *
 * @param train old pairs in the training part
 * @param repeats rows that each new pair has in an epoch, so that new pairs are a third
 * of the rows at least
 * @param dev old pairs in the development part
 * @param test old pairs to be tested on, apart from the new test part
 */
public record Replay(int train, int repeats, int dev, int test) {
}
