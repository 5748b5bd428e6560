package dev.attune.serving;

/**
 * Thrown if a model that is to be loaded at its first request cannot be.
 */
public final class ModelUnavailableException extends RuntimeException {

	ModelUnavailableException(String message, Throwable cause) {
		super(message, cause);
	}

}
