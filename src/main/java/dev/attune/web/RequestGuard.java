package dev.attune.web;

/**
 * Looks at what {@link JsonOrForm} marks before the controller does: an API key may be
 * among the fields.
 */
@FunctionalInterface
public interface RequestGuard {

	/**
	 * Lets a request through.
	 * @throws ProblemException if it may not go on
	 */
	void check(KeyedRequest request);

}
