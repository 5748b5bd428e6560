package dev.attune.corpus;

/**
 * A corpus cannot be read. The message says which file, which line and why, in words for
 * the person who brought the file.
 */
public class CorpusException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String file;

	private final long line;

	private final String reason;

	/**
	 * A fault at a line.
	 * @param line the line, from 1; 0 if the fault is the file's as a whole
	 */
	public CorpusException(String file, long line, String reason) {
		super(message(file, line, reason));
		this.file = file;
		this.line = line;
		this.reason = reason;
	}

	public CorpusException(String file, long line, String reason, Throwable cause) {
		super(message(file, line, reason), cause);
		this.file = file;
		this.line = line;
		this.reason = reason;
	}

	public String file() {
		return this.file;
	}

	/**
	 * The line, from 1; 0 if the fault is the file's as a whole.
	 */
	public long line() {
		return this.line;
	}

	public String reason() {
		return this.reason;
	}

	private static String message(String file, long line, String reason) {
		return (line > 0) ? file + ", line " + line + ": " + reason : file + ": " + reason;
	}

}
