package dev.attune.text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives punctuation beside Chinese characters the full-width form that NFKC took from it,
 * and drops the spaces that Chinese does not write. Beside means next to it or only
 * spaces away. A colon or comma between digits, as in 3:00 and 1,000, stays as it is. Of
 * a pair of parentheses both change or none.
 */
final class CjkPunctuation {

	private static final String HALF_WIDTH = ",?!:;()";

	private static final String FULL_WIDTH = "，？！：；（）";

	/** Parentheses in a row can hand the change on; past this it stops mattering. */
	private static final int MAXIMUM_ROUNDS = 4;

	private CjkPunctuation() {
	}

	static String restore(String text) {
		int[] characters = text.codePoints().toArray();
		boolean changed = true;
		for (int round = 0; changed && round < MAXIMUM_ROUNDS; round++) {
			// a mark that became full-width carries its neighbour along
			changed = widen(characters, 0, characters.length, 1);
			changed |= widen(characters, characters.length - 1, -1, -1);
			changed |= pairParentheses(characters);
		}
		return withoutSpaces(characters);
	}

	private static boolean widen(int[] characters, int from, int to, int step) {
		boolean changed = false;
		int before = -1;
		for (int i = from; i != to; i += step) {
			int mark = HALF_WIDTH.indexOf(characters[i]);
			if (mark >= 0 && isCjk(before)) {
				characters[i] = FULL_WIDTH.charAt(mark);
				changed = true;
			}
			if (characters[i] != ' ') {
				before = characters[i];
			}
		}
		return changed;
	}

	private static boolean pairParentheses(int[] characters) {
		boolean changed = false;
		Deque<Integer> open = new ArrayDeque<>();
		for (int i = 0; i < characters.length; i++) {
			if (characters[i] == '(' || characters[i] == '（') {
				open.push(i);
			}
			else if ((characters[i] == ')' || characters[i] == '）') && !open.isEmpty()) {
				int opening = open.pop();
				if ((characters[opening] == '（') != (characters[i] == '）')) {
					characters[opening] = '（';
					characters[i] = '）';
					changed = true;
				}
			}
		}
		return changed;
	}

	private static String withoutSpaces(int[] characters) {
		StringBuilder text = new StringBuilder(characters.length);
		int before = -1;
		int spaces = 0;
		for (int c : characters) {
			if (c == ' ') {
				spaces++;
				continue;
			}
			boolean dropped = isPunctuation(before) || isPunctuation(c) || (isHan(before) && isHan(c));
			if (!dropped) {
				text.repeat(' ', spaces);
			}
			text.appendCodePoint(c);
			spaces = 0;
			before = c;
		}
		return text.repeat(' ', isPunctuation(before) ? 0 : spaces).toString();
	}

	private static boolean isCjk(int c) {
		return isHan(c) || isPunctuation(c);
	}

	private static boolean isHan(int c) {
		return c >= 0x2E80 && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
	}

	private static boolean isPunctuation(int c) {
		return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301F)
				|| (c >= 0xFF01 && FULL_WIDTH.indexOf(c) >= 0);
	}

}
