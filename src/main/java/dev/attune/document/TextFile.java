package dev.attune.document;

import dev.attune.corpus.CorpusException;
import dev.attune.corpus.TextEncoding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is text, and how it was encoded.
 *
 * @param text its characters, without a byte order mark
 * @param charset its encoding
 * @param mark its byte order mark, or nothing
 */
record TextFile(String text, Charset charset, byte[] mark) {

	private static final int HEAD_BYTES = 1 << 15;

	/** Where HTML, XML and PO files say how they are encoded; the name is a group. */
	private static final Pattern DECLARATION = Pattern
		.compile("(?i)(?:<meta\\b[^>]*\\bcharset\\s*=\\s*[\"']?|\\A<\\?xml\\b[^>]*\\bencoding\\s*=\\s*[\"']|"
				+ "\"Content-Type:[^\\n]*charset=)([\\w.:-]+)");

	private static final Pattern LONE_LINE_FEED = Pattern.compile("(?<!\\r)\\n");

	/** Okapi marks codes with these; a file that has them would be misread. */
	private static final Pattern RESERVED = Pattern.compile("[\\uE101-\\uE104]");

	/**
	 * Reads a file.
	 * @throws DocumentException if it is empty or no text in its encoding
	 */
	static TextFile read(Path path, DocumentFormat format) throws IOException {
		byte[] bytes = Files.readAllBytes(path);
		if (bytes.length == 0) {
			throw new DocumentException("is empty");
		}
		TextEncoding encoding = encoding(bytes, format);
		String text = decode(bytes, encoding);
		int nul = text.indexOf('\0');
		if (nul >= 0) {
			throw new DocumentException("holds a NUL character (line " + line(text, nul)
					+ "); it is binary, or UTF-16 without a byte order mark");
		}
		int reserved = reserved(text);
		if (reserved >= 0) {
			throw new DocumentException("has the private character " + name(text.charAt(reserved))
					+ ", which cannot be carried through (line " + line(text, reserved) + ")");
		}
		return new TextFile(text, encoding.charset(), Arrays.copyOf(bytes, encoding.markLength()));
	}

	private static TextEncoding encoding(byte[] bytes, DocumentFormat format) {
		byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES));
		try {
			TextEncoding encoding = TextEncoding.of("the file", head);
			if (format == DocumentFormat.PROPERTIES && encoding.markLength() == 0 && !isUtf8(bytes)) {
				return new TextEncoding(StandardCharsets.ISO_8859_1, 0, false);
			}
			Matcher declared = DECLARATION.matcher(new String(head, StandardCharsets.ISO_8859_1));
			if (format == DocumentFormat.HTML && encoding.markLength() == 0 && declared.find()) {
				return new TextEncoding(Charset.forName(declared.group(1)), 0, true);
			}
			return encoding;
		}
		catch (CorpusException ex) {
			throw new DocumentException(ex.reason(), ex);
		}
		catch (IllegalArgumentException ex) {
			throw new DocumentException("declares an encoding that is not known", ex);
		}
	}

	private static boolean isUtf8(byte[] bytes) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private static String decode(byte[] bytes, TextEncoding encoding) {
		try {
			return encoding.charset()
				.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes, encoding.markLength(), bytes.length - encoding.markLength()))
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw new DocumentException(encoding.fault(), ex);
		}
	}

	/**
	 * The text for a filter, which reads UTF-8 and believes what a text says of itself.
	 */
	String inUtf8() {
		Matcher declared = declaration(this.text);
		return declared.find() ? named(this.text, declared, StandardCharsets.UTF_8.name()) : this.text;
	}

	/**
	 * Writes another text in the encoding of this file if it can be, else in UTF-8. What
	 * the text declares of itself is made to agree.
	 */
	void write(String other, OutputStream out) throws IOException {
		boolean encodable = this.charset.canEncode() && this.charset.newEncoder().canEncode(other);
		Charset chosen = encodable ? this.charset : StandardCharsets.UTF_8;
		if (encodable) {
			out.write(this.mark);
		}
		out.write(declaring(chosen, other).getBytes(chosen));
	}

	private String declaring(Charset chosen, String other) {
		Matcher now = declaration(other);
		if (!now.find()) {
			return other;
		}
		Matcher before = declaration(this.text);
		return named(other, now, (chosen.equals(this.charset) && before.find()) ? before.group(1)
				: chosen.name().toLowerCase(Locale.ROOT));
	}

	private static Matcher declaration(String text) {
		return DECLARATION.matcher(text.substring(0, Math.min(text.length(), HEAD_BYTES)));
	}

	private static String named(String text, Matcher declared, String name) {
		return text.substring(0, declared.start(1)) + name + text.substring(declared.end(1));
	}

	/** Gives another text the line ends of this one, if they are Windows'. */
	String likeLineEnds(String other) {
		boolean windows = this.text.contains("\r\n") && !LONE_LINE_FEED.matcher(this.text).find();
		return windows ? LONE_LINE_FEED.matcher(other).replaceAll("\r\n") : other;
	}

	/** Whether all of it is ASCII. */
	boolean isAscii() {
		return this.text.chars().allMatch((character) -> character < 0x80);
	}

	/** Where a text has a character that Okapi needs for itself, or -1. */
	static int reserved(String text) {
		Matcher matcher = RESERVED.matcher(text);
		return matcher.find() ? matcher.start() : -1;
	}

	/** A character's name for people, such as U+E101. */
	static String name(char character) {
		return "U+" + Integer.toHexString(character).toUpperCase(Locale.ROOT);
	}

	private static long line(String text, int place) {
		return 1 + text.substring(0, place).chars().filter((character) -> character == '\n').count();
	}

}
