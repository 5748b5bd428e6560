package dev.attune.corpus;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of one file, gunzipped if need be, and a look at the first of them. What the
 * file is follows from its bytes, not from its name.
 *
 * @param file its name, for messages
 * @param input its bytes from the first, unpacked
 * @param head the first of them, at most {@value #HEAD_BYTES}
 */
record RawFile(String file, InputStream input, byte[] head) {

	static final int HEAD_BYTES = 1 << 15;

	private static final int BUFFER = 1 << 16;

	/**
	 * Open a file on disk.
	 */
	static RawFile open(Path path, CorpusLimits limits) {
		String file = path.toString();
		try {
			if (Files.isDirectory(path)) {
				throw new CorpusException(file, 0, "is a directory, not a file");
			}
			UnpackBudget budget = new UnpackBudget(limits, Files.size(path));
			return of(file, Files.newInputStream(path), budget);
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

	/**
	 * Look into an open stream.
	 * @param raw the stream, closed if it cannot be used
	 */
	static RawFile of(String file, InputStream raw, UnpackBudget budget) throws IOException {
		try {
			InputStream input = new BufferedInputStream(raw, BUFFER);
			byte[] head = head(input);
			if (head.length >= 2 && head[0] == (byte) 0x1F && head[1] == (byte) 0x8B) {
				input = new BufferedInputStream(budget.limit(file, new GZIPInputStream(input, BUFFER)), BUFFER);
				head = head(input);
				if (isZip(head)) {
					throw new CorpusException(file, 0, "is a zip file within a gzip file; pack the files themselves");
				}
			}
			if (head.length == 0) {
				throw new CorpusException(file, 0, "is empty");
			}
			return new RawFile(file, input, head);
		}
		catch (ZipException | EOFException ex) {
			raw.close();
			throw CorpusText.unreadable(file, 0, ex);
		}
		catch (IOException | RuntimeException ex) {
			raw.close();
			throw ex;
		}
	}

	/** A fault past the first bytes is left to the reader, who knows the line. */
	private static byte[] head(InputStream input) throws IOException {
		byte[] head = new byte[HEAD_BYTES];
		int filled = 0;
		input.mark(HEAD_BYTES + 1);
		try {
			while (filled < HEAD_BYTES) {
				int count = input.read(head, filled, HEAD_BYTES - filled);
				if (count < 0) {
					break;
				}
				filled += count;
			}
		}
		catch (IOException ex) {
			if (filled == 0) {
				throw ex;
			}
		}
		input.reset();
		return Arrays.copyOf(head, filled);
	}

	boolean isZip() {
		return isZip(this.head);
	}

	private static boolean isZip(byte[] head) {
		return head.length >= 4 && head[0] == 'P' && head[1] == 'K'
				&& ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));
	}

	/** Whether all of the file is in its head. */
	boolean isWhole() {
		return this.head.length < HEAD_BYTES;
	}

	/** Its text, to be decoded from the first byte. */
	CorpusText text(CorpusLimits limits) {
		try {
			TextEncoding encoding = TextEncoding.of(this.file, this.head);
			if (this.head.length == encoding.markLength()) {
				throw new CorpusException(this.file, 0, "is empty");
			}
			return new CorpusText(this.file, this.input, encoding, limits.maxSegmentCharacters());
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	/** The beginning of its text, for a look: faulty characters are replaced. */
	String preview() {
		TextEncoding encoding = TextEncoding.of(this.file, this.head);
		return new String(this.head, encoding.markLength(), this.head.length - encoding.markLength(),
				encoding.charset());
	}

	void close() {
		try {
			this.input.close();
		}
		catch (IOException ex) {
			throw CorpusText.unreadable(this.file, 0, ex);
		}
	}

}
