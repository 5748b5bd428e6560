package dev.attune.evaluation;

import java.util.List;

/**
 * sacreBLEU's {@code zh} tokenisation: each Chinese character and full-width sign is a
 * token, what remains is separated as in 13a.
 */
final class ChineseTokens {

	/**
	 * First and last code point of each range. Two ranges of sacreBLEU's table are meant
	 * for ideographs beyond the basic plane, but their notation makes Python read U+2001
	 * to U+2A6D (general punctuation, arrows, mathematics) and U+2F81 to U+2FA1. Scores
	 * are compared with scores so computed, so the table follows what sacreBLEU does.
	 */
	private static final int[][] RANGES = { { 0x2001, 0x2A6D }, { 0x2E80, 0x2FDF }, { 0x2FF0, 0x303F },
			{ 0x3100, 0x312F }, { 0x31A0, 0x31BF }, { 0x31C0, 0x31EF }, { 0x3200, 0x4DB5 }, { 0x4E00, 0x9FBB },
			{ 0xF900, 0xFA2D }, { 0xFA30, 0xFA6A }, { 0xFA70, 0xFAD9 }, { 0xFE10, 0xFE1F }, { 0xFE30, 0xFE4F },
			{ 0xFF00, 0xFFEF } };

	private ChineseTokens() {
	}

	static List<String> of(String sentence) {
		StringBuilder spaced = new StringBuilder(3 * sentence.length());
		WhiteSpace.strip(sentence).chars().forEach((unit) -> {
			if (isChinese(unit)) {
				spaced.append(' ').append((char) unit).append(' ');
			}
			else {
				spaced.append((char) unit);
			}
		});
		return WesternTokens.separate(spaced.toString());
	}

	static boolean isChinese(int unit) {
		for (int[] range : RANGES) {
			if (unit <= range[1]) {
				return unit >= range[0];
			}
		}
		return false;
	}

}
