package dev.attune.seq2seq;

import dev.attune.text.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Finds which stretch of the text that tokens decode to each of them stands for, as the
 * decoder of {@code tokenizer.json} joins them: bytes in a row become characters, and one
 * space at the beginning goes.
 */
final class TokenSpans {

	private final List<Span> spans = new ArrayList<>();

	/** Bytes whose characters are still to come. */
	private final List<Byte> bytes = new ArrayList<>();

	private int end;

	private boolean begun;

	private TokenSpans() {
	}

	/**
	 * The spans of tokens, in their order.
	 * @param tokens their texts; empty for those that have none
	 */
	static List<Span> of(List<String> tokens) {
		TokenSpans spans = new TokenSpans();
		tokens.forEach(spans::add);
		spans.endBytes();
		return spans.spans;
	}

	/** Whether a token stands for a byte; no text can spell it. */
	static boolean isByte(String token) {
		return token.length() == 6 && token.startsWith("<0x") && token.endsWith(">");
	}

	private void add(String token) {
		if (isByte(token)) {
			this.bytes.add((byte) HexFormat.fromHexDigits(token, 3, 5));
			return;
		}
		endBytes();
		// padding, begin and end of sentence are no beginning
		int stripped = (!this.begun && token.startsWith(" ")) ? 1 : 0;
		this.begun |= !token.isEmpty();
		addSpan(token.length() - stripped);
	}

	private void addSpan(int length) {
		this.spans.add(new Span(this.end, this.end + length));
		this.end += length;
	}

	/** Each byte of a character stands for all of it; one that is of none for U+FFFD. */
	private void endBytes() {
		boolean text = isText();
		for (byte value : this.bytes) {
			if (text && (value & 0xC0) == 0x80) {
				this.spans.add(this.spans.getLast());
			}
			else {
				// four bytes are a surrogate pair
				addSpan((text && (value & 0xF8) == 0xF0) ? 2 : 1);
			}
			this.begun = true;
		}
		this.bytes.clear();
	}

	private boolean isText() {
		byte[] all = new byte[this.bytes.size()];
		for (int i = 0; i < all.length; i++) {
			all[i] = this.bytes.get(i);
		}
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

}
