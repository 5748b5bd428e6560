package dev.attune.seq2seq;

import java.util.Arrays;

/**
 * A term that must stand in the translation of a sentence.
 *
 * @param begin first source token that it stands for
 * @param end behind the last of them
 * @param tokens its target tokens
 * @param alternative its target tokens where {@link TermSpacing#openers} stand before it
 */
public record Constraint(int begin, int end, int[] tokens, int[] alternative) {

	public Constraint {
		if (begin < 0 || end <= begin || tokens.length == 0 || alternative.length == 0) {
			throw new IllegalArgumentException("no term: source tokens %d to %d, target tokens %s or %s"
				.formatted(begin, end, Arrays.toString(tokens), Arrays.toString(alternative)));
		}
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Constraint constraint && this.begin == constraint.begin && this.end == constraint.end
				&& Arrays.equals(this.tokens, constraint.tokens)
				&& Arrays.equals(this.alternative, constraint.alternative);
	}

	@Override
	public int hashCode() {
		return 31 * (31 * this.begin + this.end) + Arrays.hashCode(this.tokens);
	}

}
