package dev.attune.trainjob;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a worker writes. One that is too long is cut, so that a worker that
 * writes without end costs no memory.
 */
final class WorkerOutput {

	/** Longer than any event. */
	static final int MAX_LINE = 2_000_000;

	private final Reader reader;

	private final char[] buffer = new char[8192];

	private int next;

	private int end;

	WorkerOutput(Reader reader) {
		this.reader = reader;
	}

	/** The next line, or null at the end. */
	@Nullable String line() throws IOException {
		StringBuilder line = new StringBuilder();
		boolean any = false;
		while (this.next < this.end || fill()) {
			any = true;
			int begin = this.next;
			while (this.next < this.end && this.buffer[this.next] != '\n') {
				this.next++;
			}
			line.append(this.buffer, begin, Math.min(this.next - begin, MAX_LINE - line.length()));
			if (this.next < this.end) {
				this.next++;
				return line.toString();
			}
		}
		return any ? line.toString() : null;
	}

	private boolean fill() throws IOException {
		this.next = 0;
		this.end = Math.max(0, this.reader.read(this.buffer));
		return this.end > 0;
	}

}
