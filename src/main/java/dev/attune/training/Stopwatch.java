package dev.attune.training;

import java.time.Duration;

/**
 * The time since it was made, in words.
 */
final class Stopwatch {

	private final long start = System.nanoTime();

	@Override
	public String toString() {
		Duration time = Duration.ofNanos(System.nanoTime() - this.start);
		return "%d:%02d min".formatted(time.toMinutes(), time.toSecondsPart());
	}

}
