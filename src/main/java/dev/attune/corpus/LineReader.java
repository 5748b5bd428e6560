package dev.attune.corpus;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/**
 * Lines of a text file, plain or gzipped, in UTF-8 or, with a byte order mark, UTF-16.
 * What the file is follows from its first bytes, not from its name. Bytes are cut into
 * lines before they are decoded, so that a fault is reported with its line.
 */
final class LineReader implements AutoCloseable {

	/**
	 * A longer line is no sentence; the file is most likely not made of lines.
	 */
	static final int MAX_LINE_BYTES = 1 << 20;

	private static final int BUFFER = 1 << 16;

	private final String file;

	private final InputStream input;

	private final Charset charset;

	private final byte[] buffer = new byte[BUFFER];

	private int position;

	private int filled;

	private byte[] bytes = new byte[512];

	private int length;

	private long line;

	private LineReader(String file, InputStream input, Charset charset) {
		this.file = file;
		this.input = input;
		this.charset = charset;
	}

	static LineReader open(Path path) {
		String file = path.toString();
		try {
			if (Files.isDirectory(path)) {
				throw new CorpusException(file, 0, "is a directory, not a file");
			}
			return open(file, Files.newInputStream(path));
		}
		catch (NoSuchFileException ex) {
			throw new CorpusException(file, 0, "there is no such file", ex);
		}
		catch (AccessDeniedException ex) {
			throw new CorpusException(file, 0, "may not be read: permission denied", ex);
		}
		catch (IOException ex) {
			throw new CorpusException(file, 0, "cannot be read: " + ex.getMessage(), ex);
		}
	}

	private static LineReader open(String file, InputStream raw) throws IOException {
		try {
			PushbackInputStream input = new PushbackInputStream(new BufferedInputStream(raw, BUFFER), 3);
			byte[] start = peek(input);
			if (start.length >= 2 && start[0] == (byte) 0x1F && start[1] == (byte) 0x8B) {
				input = new PushbackInputStream(new GZIPInputStream(input, BUFFER), 3);
				start = peek(input);
			}
			if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
				input.skipNBytes(3);
				return new LineReader(file, input, StandardCharsets.UTF_8);
			}
			if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE)) {
				input.skipNBytes(2);
				boolean bigEndian = start[0] == (byte) 0xFE;
				return new LineReader(file, input, bigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
			}
			return new LineReader(file, input, StandardCharsets.UTF_8);
		}
		catch (ZipException | EOFException ex) {
			raw.close();
			throw new CorpusException(file, 0, "is a damaged gzip file: " + ex.getMessage(), ex);
		}
		catch (IOException | RuntimeException ex) {
			raw.close();
			throw ex;
		}
	}

	private static byte[] peek(PushbackInputStream input) throws IOException {
		byte[] start = input.readNBytes(3);
		input.unread(start);
		return start;
	}

	private static boolean startsWith(byte[] start, int... expected) {
		for (int i = 0; i < expected.length; i++) {
			if (i >= start.length || Byte.toUnsignedInt(start[i]) != expected[i]) {
				return false;
			}
		}
		return true;
	}

	String file() {
		return this.file;
	}

	/**
	 * The number of the line read last, from 1; 0 before the first.
	 */
	long line() {
		return this.line;
	}

	/**
	 * Read one line, without its end (LF or CRLF).
	 * @return null after the last line
	 */
	@Nullable String next() {
		this.length = 0;
		try {
			int first = read();
			if (first < 0) {
				return null;
			}
			this.line++;
			if (this.charset.equals(StandardCharsets.UTF_8)) {
				for (int b = first; b >= 0 && b != '\n'; b = read()) {
					append(b);
				}
			}
			else {
				readUtf16(first);
			}
			return text();
		}
		catch (CharacterCodingException ex) {
			throw fault("is not valid " + this.charset.name() + " text; save the file as UTF-8", ex);
		}
		catch (ZipException | EOFException ex) {
			throw fault("the gzip file is damaged or cut off: " + ex.getMessage(), ex);
		}
		catch (IOException ex) {
			throw fault("cannot be read: " + ex.getMessage(), ex);
		}
	}

	private void readUtf16(int first) throws IOException {
		boolean bigEndian = this.charset.equals(StandardCharsets.UTF_16BE);
		for (int a = first; a >= 0; a = read()) {
			int b = read();
			append(a);
			if (b < 0) {
				return;
			}
			append(b);
			int unit = bigEndian ? a << 8 | b : b << 8 | a;
			if (unit == '\n') {
				this.length -= 2;
				return;
			}
		}
	}

	private String text() throws CharacterCodingException {
		String text = this.charset.newDecoder().decode(ByteBuffer.wrap(this.bytes, 0, this.length)).toString();
		if (text.indexOf('\0') >= 0) {
			throw new CorpusException(this.file, this.line,
					"holds a NUL character; the file is binary, or UTF-16 without a byte order mark");
		}
		return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
	}

	private int read() throws IOException {
		if (this.position == this.filled) {
			this.position = 0;
			this.filled = Math.max(0, this.input.read(this.buffer, 0, BUFFER));
			if (this.filled == 0) {
				return -1;
			}
		}
		return Byte.toUnsignedInt(this.buffer[this.position++]);
	}

	private void append(int value) {
		if (this.length == MAX_LINE_BYTES) {
			throw new CorpusException(this.file, this.line,
					"is longer than " + MAX_LINE_BYTES + " bytes; is this a text file with one pair a line?");
		}
		if (this.length == this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, 2 * this.length);
		}
		this.bytes[this.length++] = (byte) value;
	}

	private CorpusException fault(String reason, Exception cause) {
		return new CorpusException(this.file, Math.max(1, this.line), reason, cause);
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
