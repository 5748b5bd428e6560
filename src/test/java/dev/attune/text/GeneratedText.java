package dev.attune.text;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Strings from a fixed seed that hold what breaks text processing.
 */
public final class GeneratedText {

	private static final List<String> PIECES = List.of("a", "Hello", "don't", "l’homme", "Zürich", "e\u0301", "\u0301",
			"1", "1,000", "3:00", "你好", "嗎", "麗", "薴", "，", "?", "!", ",", "(", ")", "（", "「", "。", ":", "...", "…",
			"▁", "▁▁a", "👍", "👨‍👩‍👧‍👦", "\u200D", "\uFE0F", "🇩🇪", "𝔸", "𠮷", "\uD83D", "\uDE00", "</s>",
			"<pad>", "<s>", "<0x41>", "<0xFF>", "\u0000", "\u0007", "\u00AD", "\u200B", "\uFEFF", " ", "  ", "\u00A0",
			"\u3000", "\t", "\r\n", "\u2028", "ﬁ", "Ａ", "한국어", "\u1112\u1161\u11AB", "क्षि", "مرحبا", "\u202E",
			"\uFFFD", "\uE000", "\uFDFA", "'", "’", "''", "a'b'c", "\\", "\"", "{}");

	private GeneratedText() {
	}

	/** So many texts, each of up to 20 pieces, mixed with random code points. */
	public static Stream<String> texts(int count) {
		Random random = new Random(42);
		return IntStream.range(0, count).mapToObj((i) -> text(random));
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(20);
		for (int i = 0; i < length; i++) {
			switch (random.nextInt(8)) {
				case 0 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
				case 1 -> text.appendCodePoint(random.nextInt(0x3000));
				case 2 -> text.appendCodePoint(0x4E00 + random.nextInt(0x5200));
				default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
			}
		}
		return text.toString();
	}

}
