package dev.attune.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * White space as Python's {@code str.split()} sees it. The no-break spaces count too,
 * which {@link Character#isWhitespace} leaves out; French text is full of them.
 */
final class WhiteSpace {

	private static final int NEXT_LINE = 0x85;

	private WhiteSpace() {
	}

	static boolean is(int codePoint) {
		return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == NEXT_LINE;
	}

	static List<String> split(String text) {
		List<String> words = new ArrayList<>();
		int start = -1;
		for (int i = 0; i < text.length(); i++) {
			if (is(text.charAt(i))) {
				if (start >= 0) {
					words.add(text.substring(start, i));
				}
				start = -1;
			}
			else if (start < 0) {
				start = i;
			}
		}
		if (start >= 0) {
			words.add(text.substring(start));
		}
		return words;
	}

	static List<String> characters(String text) {
		return text.codePoints().filter((codePoint) -> !is(codePoint)).mapToObj(Character::toString).toList();
	}

	static String stripTrailing(String text) {
		int end = text.length();
		while (end > 0 && is(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(0, end);
	}

	static String strip(String text) {
		int start = 0;
		while (start < text.length() && is(text.charAt(start))) {
			start++;
		}
		return stripTrailing(text.substring(start));
	}

}
