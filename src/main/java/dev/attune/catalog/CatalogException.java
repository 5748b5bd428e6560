package dev.attune.catalog;

/**
 * The catalog cannot do what it was asked; the message says why.
 */
public class CatalogException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	CatalogException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	CatalogException(Reason reason, String message, Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Kinds of refusal. */
	public enum Reason {

		/** There is no such model or version. */
		UNKNOWN,

		/** The state of the model does not allow it. */
		CONFLICT

	}

}
