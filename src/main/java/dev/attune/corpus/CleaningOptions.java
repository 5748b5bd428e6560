package dev.attune.corpus;

/**
 * What the cleaner asks of a pair. Characters are code points.
 *
 * @param minCharacters characters a side must have at least
 * @param maxCharacters characters a side may have at most
 * @param maxWords words a side may have at most; a Chinese or Japanese character counts
 * as a word
 * @param maxLengthRatio how many times longer one side may be than the other, after
 * characters of denser scripts are weighted and both lengths are increased by a constant
 * that spares short pairs
 * @param maxCopyLetters letters that a text may have and still be left as it is in its
 * translation, as names and numbers are
 * @param minScriptShare share of a side's letters, 0 to 1, that must be of its language's
 * scripts; 0 switches the check off
 */
public record CleaningOptions(int minCharacters, int maxCharacters, int maxWords, double maxLengthRatio,
		int maxCopyLetters, double minScriptShare) {

	private static final int CHARACTERS_BOUND = 1_000_000;

	public static final CleaningOptions DEFAULT = new CleaningOptions(1, 1000, 200, 3.0, 12, 0.3);

	public CleaningOptions {
		require(minCharacters >= 1 && minCharacters <= maxCharacters && maxCharacters <= CHARACTERS_BOUND,
				"1 <= minCharacters <= maxCharacters <= 1000000 expected, not " + minCharacters + " and "
						+ maxCharacters);
		require(maxWords >= 1, "maxWords must be at least 1, not " + maxWords);
		require(maxLengthRatio >= 1, "maxLengthRatio must be at least 1, not " + maxLengthRatio);
		require(maxCopyLetters >= 0, "maxCopyLetters must not be negative, but is " + maxCopyLetters);
		require(minScriptShare >= 0 && minScriptShare <= 1,
				"minScriptShare must be between 0 and 1, not " + minScriptShare);
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException(message);
		}
	}

}
