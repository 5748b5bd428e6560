package dev.attune.training;

import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Ends a preparation when its listener asks for it.
 */
final class Stopped {

	private Stopped() {
	}

	static void check(TrainingListener listener) {
		if (listener.isStopped()) {
			throw new CancellationException("Stopped while the corpus was prepared.");
		}
	}

	/** The same elements; each is a chance to stop. */
	static <T> Stream<T> checked(Stream<T> elements, TrainingListener listener) {
		return elements.peek((element) -> check(listener));
	}

}
