package dev.attune.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each version of the model answers, and which versions may answer at a time.
 */
final class SoakExpectations {

	private final Map<Integer, Map<String, String>> answers = new HashMap<>();

	private final List<Reign> reigns = new ArrayList<>();

	/** A version's answer to a question, as it gave it when nothing else went on. */
	synchronized void learn(int version, String question, String answer) {
		this.answers.computeIfAbsent(version, (number) -> new HashMap<>()).put(question, answer);
	}

	/** A version may answer from now on; the one before still may. */
	synchronized void beginning(int version) {
		this.reigns.add(new Reign(version, System.nanoTime()));
	}

	/** No version but the last may answer what is asked from now on. */
	synchronized void begun() {
		long now = System.nanoTime();
		this.reigns.subList(0, this.reigns.size() - 1).forEach((reign) -> reign.until = Math.min(reign.until, now));
		this.reigns.removeIf((reign) -> now - reign.until > 600e9);
	}

	/** Whether a version that served at some moment since then answers so. */
	synchronized boolean isRight(String question, String answer, long since) {
		return this.reigns.stream()
			.filter((reign) -> reign.until - since >= 0)
			.anyMatch((reign) -> answer.equals(this.answers.getOrDefault(reign.version, Map.of()).get(question)));
	}

	/** The time in which a version may answer. */
	private static final class Reign {

		private final int version;

		private final long from;

		private long until;

		Reign(int version, long from) {
			this.version = version;
			this.from = from;
			this.until = from + Long.MAX_VALUE / 2;
		}

		@Override
		public String toString() {
			return this.version + " from " + this.from + " to " + this.until;
		}

	}

}
