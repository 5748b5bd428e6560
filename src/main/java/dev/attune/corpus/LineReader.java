package dev.attune.corpus;

import org.jspecify.annotations.Nullable;

/**
 * Lines of a text, ended by LF or CRLF.
 */
final class LineReader implements AutoCloseable {

	private final CorpusText text;

	private final int maxCharacters;

	private final char[] buffer = new char[1 << 13];

	private int position;

	private int filled;

	private long line;

	LineReader(CorpusText text, int maxCharacters) {
		this.text = text;
		this.maxCharacters = maxCharacters;
	}

	String file() {
		return this.text.file();
	}

	/**
	 * The number of the line read last, from 1; 0 before the first.
	 */
	long line() {
		return this.line;
	}

	/**
	 * Read one line, without its end.
	 * @return null after the last line
	 * @throws CorpusException if the line is longer than any sentence
	 */
	@Nullable String next() {
		StringBuilder earlier = new StringBuilder();
		while (true) {
			if (this.position == this.filled) {
				this.text.startPiece(this.line + 1);
				this.position = 0;
				this.filled = Math.max(0, this.text.read(this.buffer, 0, this.buffer.length));
				if (this.filled == 0) {
					return earlier.isEmpty() ? null : finished(earlier.toString());
				}
			}
			int end = this.position;
			while (end < this.filled && this.buffer[end] != '\n') {
				end++;
			}
			if (end < this.filled) {
				String rest = new String(this.buffer, this.position, end - this.position);
				this.position = end + 1;
				return finished(earlier.isEmpty() ? rest : earlier.append(rest).toString());
			}
			earlier.append(this.buffer, this.position, end - this.position);
			this.position = end;
			check(earlier.length());
		}
	}

	private String finished(String found) {
		check(found.length());
		this.line++;
		return found.endsWith("\r") ? found.substring(0, found.length() - 1) : found;
	}

	private void check(int length) {
		if (length > this.maxCharacters) {
			throw new CorpusException(file(), this.line + 1,
					"is longer than " + this.maxCharacters + " characters; is this a text file with one pair a line?");
		}
	}

	CorpusException fault(String reason) {
		return new CorpusException(file(), this.line, reason);
	}

	@Override
	public void close() {
		this.text.close();
	}

}
