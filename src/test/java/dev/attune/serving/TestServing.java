package dev.attune.serving;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Serving with the real engine and without an application, for tests of the packages
 * above.
 */
public final class TestServing {

	private TestServing() {
	}

	/** Serves the models of a directory on one thread, each loaded when it is used. */
	public static Serving of(String directory) {
		return Serving.of(Path.of(directory), new ServingProperties(1, 1000, Duration.ofSeconds(2), 64, 4096, null,
				true, Loading.LAZY, Duration.ZERO));
	}

}
