package dev.attune.seq2seq;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence that is to be translated.
 *
 * @param tokens its source tokens, as {@link TranslationModel#encode} returns them
 * @param constraints terms that must stand in the translation, each exactly as often as
 * it is here
 */
public record SourceSentence(int[] tokens, List<Constraint> constraints) {

	/** A sentence that may be translated in any way. */
	public SourceSentence(int[] tokens) {
		this(tokens, List.of());
	}

	/** Target tokens that its terms have at most. */
	public int termTokens() {
		return this.constraints.stream()
			.mapToInt((term) -> Math.max(term.tokens().length, term.alternative().length))
			.sum();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SourceSentence sentence && Arrays.equals(this.tokens, sentence.tokens)
				&& this.constraints.equals(sentence.constraints);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(this.tokens) + this.constraints.hashCode();
	}

}
