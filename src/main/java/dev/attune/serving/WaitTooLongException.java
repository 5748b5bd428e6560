package dev.attune.serving;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/**
 * More work waits than is done in the time that a request may take. None of it was added.
 */
public class WaitTooLongException extends RejectedExecutionException {

	private static final long serialVersionUID = 1L;

	WaitTooLongException(Duration expected, Duration allowed) {
		super(allowed.isPositive() ? "it would take %.1f s, and no more than %.1f s are allowed"
			.formatted(expected.toMillis() / 1000.0, allowed.toMillis() / 1000.0) : "the time that it had is over");
	}

}
