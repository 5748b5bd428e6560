package dev.attune.training;

import java.nio.file.Path;

/**
 * A training cannot go on from its checkpoint; the message says which file and why.
 */
public class CheckpointException extends Exception {

	private static final long serialVersionUID = 1L;

	CheckpointException(Path file, String reason) {
		super(file + ": " + reason);
	}

	CheckpointException(Path file, String reason, Throwable cause) {
		super(file + ": " + reason, cause);
	}

}
