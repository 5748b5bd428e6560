package dev.attune.training;

import java.util.List;

/**
 * Sentence pairs as the network sees them; element i of both lists is one pair. Each row
 * ends with the end-of-sentence token.
 *
 * @param sources source tokens
 * @param targets target tokens
 */
public record EncodedPairs(List<int[]> sources, List<int[]> targets) {

	/** Number of pairs. */
	public int size() {
		return this.sources.size();
	}

}
