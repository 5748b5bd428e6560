package dev.attune.seq2seq;

/**
 * A model's directory does not hold a model that this code can run; the message says
 * which file and why.
 */
public class InvalidModelException extends Exception {

	private static final long serialVersionUID = 1L;

	public InvalidModelException(String message) {
		super(message);
	}

	public InvalidModelException(String message, Throwable cause) {
		super(message, cause);
	}

}
