package dev.attune.inline;

import dev.attune.text.Span;
import java.util.List;

/**
 * From which source tokens each token of a translation came.
 *
 * @param source the sentence as the model read it: in its normal form
 * @param sourceTokens for each of its S tokens the stretch of the sentence; the end of
 * the sentence has an empty one
 * @param target the translation
 * @param targetTokens for each of its T tokens the stretch of the translation
 * @param weights of each target token over the source tokens, not negative: [T][S]; more
 * rows are not looked at
 */
public record Alignment(String source, List<Span> sourceTokens, String target, List<Span> targetTokens,
		float[][] weights) {

	public Alignment {
		if (weights.length < targetTokens.size()) {
			throw new IllegalArgumentException(
					weights.length + " rows of weights for " + targetTokens.size() + " target tokens");
		}
	}

}
