package dev.attune.seq2seq;

import java.util.List;

/**
 * Sentence pairs of one training step; row i of both lists is one pair. Each row ends
 * with the end-of-sentence token.
 *
 * @param sources source tokens
 * @param targets target tokens
 */
public record TrainingBatch(List<int[]> sources, List<int[]> targets) {

	/** Target tokens to be predicted, padding not counted. */
	public int targetTokens() {
		return this.targets.stream().mapToInt((row) -> row.length).sum();
	}

}
