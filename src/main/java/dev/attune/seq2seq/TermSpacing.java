package dev.attune.seq2seq;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which tokens may stand beside a term that the search is made to write, so that it
 * stands as a word of its own.
 *
 * @param joins tokens that go on with the word before them, and never follow a term
 * @param openers tokens behind which the other form of a term is written: in a language
 * that puts spaces between words the one without a space before it, in others the one
 * with the space that begins every sentence
 */
record TermSpacing(int[] joins, int[] openers) {

	/** All tokens may stand anywhere. */
	static final TermSpacing NONE = new TermSpacing(new int[0], new int[0]);

	/** How subwords spell a character that they do not know, byte by byte. */
	private static final String BYTE = "<0x";

	/**
	 * The spacing of a vocabulary.
	 * @param tokens the subwords by id
	 * @param spaced whether the language puts spaces between words
	 */
	static TermSpacing of(List<String> tokens, boolean spaced) {
		int[] joins = ids(tokens, (id) -> tokens.get(id).startsWith(BYTE) || (spaced && goesOn(tokens.get(id))));
		int[] openers = spaced ? ids(tokens, (id) -> opens(tokens.get(id))) : new int[] { SubwordTokenizer.BOS };
		return new TermSpacing(joins, openers);
	}

	private static int[] ids(List<String> tokens, IntPredicate condition) {
		return IntStream.range(SubwordTokenizer.EOS + 1, tokens.size()).filter(condition).toArray();
	}

	private static boolean goesOn(String token) {
		int[] characters = token.codePoints().limit(2).toArray();
		return isInWord(characters[0])
				|| (characters.length == 2 && "'’".indexOf(characters[0]) >= 0 && isInWord(characters[1]));
	}

	private static boolean isInWord(int character) {
		return Character.isLetterOrDigit(character) || switch (Character.getType(character)) {
			case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
			default -> false;
		};
	}

	// quotation marks open where a space stands before them
	private static boolean opens(String token) {
		int last = token.codePointBefore(token.length());
		return switch (Character.getType(last)) {
			case Character.START_PUNCTUATION -> true;
			case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> token.startsWith(" ");
			default -> token.equals(" \"") || token.equals(" '");
		};
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof TermSpacing spacing && Arrays.equals(this.joins, spacing.joins)
				&& Arrays.equals(this.openers, spacing.openers);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(this.joins) + Arrays.hashCode(this.openers);
	}

}
