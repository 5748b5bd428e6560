package dev.attune.web;

/**
 * Refuses requests of one kind before anything is done for them, when so much waits that
 * they would be refused anyway.
 */
public interface LoadShedder {

	/** The path whose POST requests are refused, without that of the context. */
	String path();

	/** Whether a request would be refused that comes now, whatever it has. */
	boolean isOverloaded();

	/** Refuses a request, whose trace has an id. */
	Refusal refuse(String traceId);

	/**
	 * The answer, with the status 429.
	 *
	 * @param retryAfterSeconds for the header {@code Retry-After}
	 * @param problem the body, a problem detail in JSON
	 */
	record Refusal(String retryAfterSeconds, String problem) {
	}

}
