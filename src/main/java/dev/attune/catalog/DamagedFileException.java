package dev.attune.catalog;

import java.nio.file.Path;

/**
 * A file is missing or is not as it was written; the message says which and why.
 */
public class DamagedFileException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String file;

	private final String reason;

	DamagedFileException(Path file, String reason) {
		super(file + ": " + reason);
		this.file = file.toString();
		this.reason = reason;
	}

	public String file() {
		return this.file;
	}

	/** What is wrong with it. */
	public String reason() {
		return this.reason;
	}

}
