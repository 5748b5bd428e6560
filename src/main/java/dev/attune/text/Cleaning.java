package dev.attune.text;

import com.ibm.icu.lang.UCharacter;

/**
 * Drops what nobody sees: control characters, lone surrogates, zero-width and soft marks
 * of line breaking, and all white space but one space between words. Joiners stay: emoji
 * and Persian need them.
 */
final class Cleaning {

	private Cleaning() {
	}

	static String clean(String text) {
		StringBuilder cleaned = new StringBuilder(text.length());
		boolean space = false;
		int next;
		for (int i = 0; i < text.length(); i = next) {
			int c = text.codePointAt(i);
			next = i + Character.charCount(c);
			if (c != ' ' && isDropped(c)) {
				continue;
			}
			if (UCharacter.isUWhiteSpace(c)) {
				space = true;
				continue;
			}
			if (space && !cleaned.isEmpty()) {
				cleaned.append(' ');
			}
			space = false;
			cleaned.appendCodePoint(c);
		}
		return cleaned.toString();
	}

	private static boolean isDropped(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL -> !UCharacter.isUWhiteSpace(c);
			case Character.SURROGATE -> true;
			default -> c == 0x200B || c == 0xFEFF || c == 0x00AD;
		};
	}

}
