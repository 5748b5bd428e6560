package dev.attune.document;

/**
 * A file cannot be translated as it is. The message says why, in words for the person who
 * brought it.
 */
final class DocumentException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DocumentException(String reason) {
		super(reason);
	}

	DocumentException(String reason, Throwable cause) {
		super(reason, cause);
	}

	String reason() {
		return String.valueOf(getMessage());
	}

}
