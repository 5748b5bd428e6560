package dev.attune.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bodies of requests: such as a client sends, with values of every type, and some of them
 * damaged on the way.
 */
final class HostileBody {

	private static final List<String> FIELDS = List.of("q", "q", "q", "source", "target", "format", "alternatives",
			"model", "api_key", "apiKey", "s", "explain", "glossary", "glossaryId", "unknown", "", "q.values",
			"class.name");

	private static final List<String> CODES = List.of("en", "en", "en", "zh", "zh", "auto", "EN", "zh-CN", "zh_Hans",
			"fr", "", " ", "x-klingon", "en-", "i-default", "a".repeat(200), "und", "zh-Hans-CN-u-co-pinyin");

	private final Random random;

	HostileBody(Random random) {
		this.random = random;
	}

	byte[] json() {
		return switch (this.random.nextInt(20)) {
			case 0 -> bytes("[".repeat(1 + this.random.nextInt(20_000)));
			case 1 -> bytes("{\"q\":".repeat(1 + this.random.nextInt(5_000)));
			case 2 -> bytes(value(3));
			case 3 -> bytes("{\"q\":" + "9".repeat(this.random.nextInt(2_000)) + "}");
			case 4 -> bytes("{" + members(this.random.nextInt(8)) + "}");
			case 5 -> ("{" + request() + "}").getBytes(StandardCharsets.UTF_16);
			default -> bytes("{" + request() + "}");
		};
	}

	// what a client means to send, now and then with something more
	private String request() {
		String more = (this.random.nextInt(4) == 0) ? "," + members(1 + this.random.nextInt(3)) : "";
		return "\"q\":" + ((this.random.nextInt(3) == 0) ? array(this.random.nextInt(5)) : text()) + ",\"source\":"
				+ quoted(code("en")) + ",\"target\":" + quoted(code("zh")) + ",\"s\":" + text() + more;
	}

	private String members(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> quoted(FIELDS.get(this.random.nextInt(FIELDS.size()))) + ":" + value(2))
			.collect(Collectors.joining(","));
	}

	private String array(int size) {
		return IntStream.range(0, size)
			.mapToObj((i) -> (this.random.nextInt(30) == 0) ? value(1) : text())
			.collect(Collectors.joining(",", "[", "]"));
	}

	private String value(int depth) {
		return switch (this.random.nextInt((depth > 0) ? 12 : 10)) {
			case 0 -> "null";
			case 1 -> "true";
			case 2 -> Integer.toString(this.random.nextInt());
			case 3 -> "1e" + this.random.nextInt(2_000);
			case 4 -> "-0.0";
			case 5 -> "NaN";
			case 6 -> quoted(code());
			case 10 -> "{\"q\":" + value(depth - 1) + "}";
			case 11 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
			default -> text();
		};
	}

	private String text() {
		return quoted(HostileText.of(this.random));
	}

	// mostly as it should be: the text is to be translated
	private String code(String usual) {
		return (this.random.nextInt(5) > 0) ? usual : code();
	}

	private String code() {
		return (this.random.nextInt(30) == 0) ? HostileText.of(this.random)
				: CODES.get(this.random.nextInt(CODES.size()));
	}

	// escapes carry what UTF-8 cannot, such as half a surrogate pair
	private String quoted(String text) {
		StringBuilder json = new StringBuilder("\"");
		boolean escapes = this.random.nextBoolean();
		text.chars().forEach((c) -> {
			if (c == '"' || c == '\\') {
				json.append('\\').append((char) c);
			}
			else if (c < ' ' || Character.isSurrogate((char) c) || (escapes && c > '~')) {
				json.append("\\u%04x".formatted(c));
			}
			else {
				json.append((char) c);
			}
		});
		return json.append('"').toString();
	}

	String form() {
		int count = this.random.nextInt(4);
		String fields = IntStream.range(0, count)
			.mapToObj((i) -> encoded(FIELDS.get(this.random.nextInt(FIELDS.size()))) + "="
					+ encoded(HostileText.of(this.random)))
			.collect(Collectors.joining("&"));
		return "q=" + encoded(HostileText.of(this.random)) + "&source=" + encoded(code("en")) + "&target="
				+ encoded(code("zh")) + "&s=" + encoded(HostileText.of(this.random)) + "&" + fields;
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	byte[] multipart(String boundary) {
		StringBuilder body = new StringBuilder();
		for (String field : List.of("q", "source", "target", FIELDS.get(this.random.nextInt(FIELDS.size())), "config",
				"files", "file")) {
			String value = field.equals("source") ? code("auto")
					: field.equals("target") ? code("en") : HostileText.of(this.random);
			String file = (this.random.nextInt(6) == 0) ? "; filename=\"../" + field + "\"" : "";
			body.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n".formatted(boundary, field,
					file, value));
		}
		return bytes(body + ((this.random.nextInt(5) == 0) ? "" : "--" + boundary + "--\r\n"));
	}

	byte[] binary() {
		byte[] bytes = new byte[this.random.nextInt(2_000)];
		this.random.nextBytes(bytes);
		return bytes;
	}

	/** The same body with a few bytes changed, or cut off. */
	byte[] damaged(byte[] body) {
		byte[] damaged = (this.random.nextBoolean() && body.length > 0)
				? Arrays.copyOf(body, this.random.nextInt(body.length)) : body.clone();
		for (int i = 0; i < 3 && damaged.length > 0; i++) {
			damaged[this.random.nextInt(damaged.length)] = (byte) this.random.nextInt(256);
		}
		return damaged;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
