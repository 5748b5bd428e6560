package dev.attune.document;

/**
 * A file cannot be translated as it is. The message says why, in words for the person who
 * brought it.
 */
final class DocumentException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final boolean tooLarge;

	DocumentException(String reason) {
		super(reason);
		this.tooLarge = false;
	}

	private DocumentException(String reason, boolean tooLarge) {
		super(reason);
		this.tooLarge = tooLarge;
	}

	DocumentException(String reason, Throwable cause) {
		super(reason, cause);
		this.tooLarge = false;
	}

	/** A file that has more of something than is allowed. */
	static DocumentException tooLarge(String reason) {
		return new DocumentException(reason, true);
	}

	boolean isTooLarge() {
		return this.tooLarge;
	}

	String reason() {
		return String.valueOf(getMessage());
	}

}
