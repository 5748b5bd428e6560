package dev.attune.fuzz;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Texts of every kind, from sentences to what only a fault or an attacker sends.
 */
final class HostileText {

	private static final List<String> PHRASES = List.of("Hello.", "How are you?", "Thank you. Goodbye.", "你好吗？", "再见。",
			"Hello. How are you?\n\n\tThank you.\r\n", "<p>Hello, <b>world</b>!</p>", "{name} %s ${x} %1$s {{y}}",
			"https://example.org/a?b=c&d=e", "a@b.example", "<x id=\"1\"/>", "'; drop table suggestion; --",
			"../../etc/passwd", "%00%zz", "true", "null", "-0", "1e999", "\\u0000", "👩‍👩‍👧‍👦 🇩🇪 👍🏽");

	/** Each of them alone is enough to trip some program. */
	private static final int[] AWKWARD = { 0, 1, 7, 8, 9, 0xA, 0xB, 0xC, 0xD, 0x1B, 0x7F, 0x80, 0x85, 0xA0, 0xAD, 0x300,
			0x489, 0x61C, 0x6DD, 0x180E, 0x200B, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066,
			0x2069, 0x3000, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFDFA, 0xFE0F, 0xFEFF, 0xFFFC, 0xFFFD, 0xFFFE,
			0xFFFF, 0x1D173, 0x1F1E6, 0x1F3FB, 0xE0001, 0xE0061, 0x10FFFF };

	private static final String ARABIC = "مرحبا كيف حالك؟ שלום ";

	private HostileText() {
	}

	static String of(Random random) {
		return switch (random.nextInt(16)) {
			case 0, 1, 2, 3, 4 -> phrase(random);
			case 5 -> phrase(random) + awkward(random, 1 + random.nextInt(4)) + phrase(random);
			case 6 -> awkward(random, random.nextInt(40));
			case 7 -> anything(random, random.nextInt(60));
			case 8 -> ARABIC.repeat(1 + random.nextInt(5)) + "\u202E" + phrase(random);
			case 9 -> "Hello.".chars()
				.mapToObj((c) -> (char) c + Character.toString(0x200B + random.nextInt(5)))
				.collect(Collectors.joining());
			case 10 -> "a" + "\u0301".repeat(random.nextInt(300));
			case 11 -> Integer.toString(random.nextInt()) + random.nextDouble();
			case 12 ->
				IntStream.range(0, random.nextInt(30)).mapToObj((i) -> phrase(random)).collect(Collectors.joining(" "));
			case 13 -> "";
			default -> (random.nextInt(12) == 0) ? large(random) : phrase(random);
		};
	}

	private static String phrase(Random random) {
		return PHRASES.get(random.nextInt(PHRASES.size()));
	}

	private static String large(Random random) {
		return switch (random.nextInt(8)) {
			case 0 -> " ".repeat(100_000);
			case 1 -> anyLetters(random, 10_000);
			case 2 -> "a".repeat(100_001);
			case 3 -> "\n".repeat(50_000);
			case 4 -> ".".repeat(20_000);
			case 5 -> "🙂".repeat(5_000);
			case 6 -> "\u200B\u202E".repeat(10_000);
			default -> "Hello. ".repeat(500);
		};
	}

	private static String anyLetters(Random random, int length) {
		return random.ints(length, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
	}

	private static String awkward(Random random, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.appendCodePoint(AWKWARD[random.nextInt(AWKWARD.length)]);
		}
		return text.toString();
	}

	private static String anything(Random random, int length) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < length; i++) {
			text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x3000 : 0x110000));
		}
		return text.toString();
	}

}
