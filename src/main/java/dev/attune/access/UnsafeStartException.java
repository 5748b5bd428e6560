package dev.attune.access;

/**
 * The service would be open to strangers; the message says what to change.
 */
final class UnsafeStartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	UnsafeStartException(String description, String action) {
		super(description);
		this.action = action;
	}

	/** What to change. */
	String action() {
		return this.action;
	}

}
