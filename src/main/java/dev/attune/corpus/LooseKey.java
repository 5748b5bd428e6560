package dev.attune.corpus;

/**
 * A hash of what a text says, whatever its punctuation, spacing and case: of its letters,
 * digits and vowel signs in lower case. "How are you?" in training gives "how are you" in
 * the test part away.
 */
final class LooseKey {

	private static final long BARE = 0x6A09E667F3BCC909L;

	private LooseKey() {
	}

	static long of(String text) {
		long hash = 0;
		int length = 0;
		for (int i = 0; i < text.length();) {
			int codePoint = text.codePointAt(i);
			i += Character.charCount(codePoint);
			if (counts(codePoint)) {
				hash = TextHash.mix(hash ^ Character.toLowerCase(codePoint));
				length++;
			}
		}
		// a text of punctuation alone says what it is
		return (length == 0) ? TextHash.mix(TextHash.of(text.strip()) ^ BARE) : TextHash.mix(hash + length);
	}

	private static boolean counts(int codePoint) {
		if (Character.isLetterOrDigit(codePoint)) {
			return true;
		}
		int type = Character.getType(codePoint);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
				|| type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
	}

}
