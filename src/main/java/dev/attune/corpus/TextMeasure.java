package dev.attune.corpus;

import com.ibm.icu.lang.UScript;

/**
 * How much text there is in a text, in measures that compare between languages.
 */
final class TextMeasure {

	private TextMeasure() {
	}

	/**
	 * About how many Latin letters a character is worth. English Tatoeba sentences have
	 * 2.6 characters other than white space for one of their Chinese translations.
	 */
	static int weight(int codePoint) {
		return switch (UScript.getScript(codePoint)) {
			case UScript.HAN -> 3;
			case UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL -> 2;
			default -> 1;
		};
	}

	/**
	 * Length in Latin letters, white space and combining marks left out.
	 */
	static int weightedLength(String text) {
		int length = 0;
		for (int i = 0; i < text.length();) {
			int codePoint = text.codePointAt(i);
			i += Character.charCount(codePoint);
			if (!isSpace(codePoint) && !isMark(codePoint)) {
				length += weight(codePoint);
			}
		}
		return length;
	}

	/**
	 * Words between white space, with each Chinese or Japanese character a word of its
	 * own.
	 */
	static int words(String text) {
		int words = 0;
		boolean inWord = false;
		for (int i = 0; i < text.length();) {
			int codePoint = text.codePointAt(i);
			i += Character.charCount(codePoint);
			int script = UScript.getScript(codePoint);
			if (script == UScript.HAN || script == UScript.HIRAGANA || script == UScript.KATAKANA) {
				words++;
				inWord = false;
			}
			else if (isSpace(codePoint)) {
				inWord = false;
			}
			else if (!inWord) {
				words++;
				inWord = true;
			}
		}
		return words;
	}

	static int characters(String text) {
		return text.codePointCount(0, text.length());
	}

	static int letters(String text) {
		return (int) text.codePoints().filter(Character::isLetter).count();
	}

	private static boolean isSpace(int codePoint) {
		return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
	}

	private static boolean isMark(int codePoint) {
		int type = Character.getType(codePoint);
		return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
	}

}
