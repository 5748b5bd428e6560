package dev.attune.web;

import org.jspecify.annotations.Nullable;

/**
 * What features ask of the one who makes the request that is being answered. Outside of
 * requests nobody asks and nothing is limited.
 */
public interface Callers {

	/** Anyone may call, as much as he likes. */
	Callers ANYONE = new Callers() {
	};

	/** Whether calls need an API key. */
	default boolean needKey() {
		return false;
	}

	/** The name of the caller's API key, if he has one. */
	default @Nullable String name() {
		return null;
	}

	/**
	 * Charges the caller for what he wants translated.
	 * @throws ProblemException if it is more than he may have now
	 */
	default void charge(long characters) {
	}

	/**
	 * How many training jobs of the caller may be queued or running; 0 for any number.
	 */
	default long maxJobs() {
		return 0;
	}

}
