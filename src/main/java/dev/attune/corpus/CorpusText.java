package dev.attune.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;
import java.util.zip.ZipException;

/**
 * The characters of one file. Bytes that are no text in its encoding, NUL characters,
 * damaged compression and pieces without an end are reported with their line, as
 * {@link CorpusException}: parsers that read from here see no other fault of the input.
 */
final class CorpusText extends Reader {

	private static final int BYTES = 1 << 16;

	private static final int CHARACTERS = 1 << 13;

	private final String file;

	private final InputStream input;

	private final TextEncoding encoding;

	private final CharsetDecoder decoder;

	private final int maxPiece;

	private final ByteBuffer bytes = ByteBuffer.allocate(BYTES).flip();

	private final CharBuffer characters = CharBuffer.allocate(CHARACTERS).flip();

	private boolean ended;

	private long line = 1;

	private long piece;

	private long pieceLine = 1;

	/**
	 * Text of a file.
	 * @param file its name, for messages
	 * @param input its bytes after unpacking, the byte order mark included
	 * @param maxPiece characters that may be read from one {@link #startPiece} to the
	 * next
	 */
	CorpusText(String file, InputStream input, TextEncoding encoding, int maxPiece) {
		this.file = file;
		this.input = input;
		this.encoding = encoding;
		this.decoder = encoding.charset()
			.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		this.maxPiece = maxPiece;
		skip(encoding.markLength());
	}

	String file() {
		return this.file;
	}

	/**
	 * Tell that a new tag, record or line begins. Parsers hold one such piece in memory,
	 * so one that does not end must be noticed here.
	 * @param at the line it begins in, from 1
	 */
	void startPiece(long at) {
		this.piece = 0;
		this.pieceLine = at;
	}

	@Override
	public int read(char[] target, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, target.length);
		// a parser that comes back for more has used up what it got since the piece began
		if (this.piece > this.maxPiece) {
			throw new CorpusException(this.file, this.pieceLine, "begins something that has no end within "
					+ this.maxPiece + " characters: a line, a quoted field, a tag or a comment");
		}
		if (!this.characters.hasRemaining() && !decode()) {
			return -1;
		}
		int count = Math.min(length, this.characters.remaining());
		this.characters.get(target, offset, count);
		this.piece += count;
		return count;
	}

	private boolean decode() {
		this.characters.clear();
		while (true) {
			CoderResult result = this.decoder.decode(this.bytes, this.characters, this.ended);
			if (this.characters.position() > 0) {
				this.characters.flip();
				inspect();
				return true;
			}
			if (result.isError()) {
				throw new CorpusException(this.file, this.line, this.encoding.fault());
			}
			if (this.ended) {
				this.characters.flip();
				return false;
			}
			fill();
		}
	}

	private void inspect() {
		char[] array = this.characters.array();
		for (int i = 0; i < this.characters.limit(); i++) {
			if (array[i] == '\n') {
				this.line++;
			}
			else if (array[i] == '\0') {
				throw new CorpusException(this.file, this.line,
						"holds a NUL character; the file is binary, or UTF-16 without a byte order mark");
			}
		}
	}

	private void fill() {
		this.bytes.compact();
		try {
			int count = this.input.read(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
			if (count < 0) {
				this.ended = true;
			}
			else {
				this.bytes.position(this.bytes.position() + count);
			}
		}
		catch (IOException ex) {
			throw unreadable(this.file, this.line, ex);
		}
		this.bytes.flip();
	}

	/** A fault below the text, in words. */
	static CorpusException unreadable(String file, long line, IOException cause) {
		if (cause instanceof ZipException || cause instanceof EOFException) {
			return new CorpusException(file, line, "the compressed file is damaged or cut off: " + cause.getMessage(),
					cause);
		}
		return new CorpusException(file, line, "cannot be read: " + cause.getMessage(), cause);
	}

	private void skip(int count) {
		try {
			this.input.skipNBytes(count);
		}
		catch (IOException ex) {
			throw unreadable(this.file, 0, ex);
		}
	}

	@Override
	public void close() {
		try {
			this.input.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.file + ": cannot be closed", ex);
		}
	}

}
