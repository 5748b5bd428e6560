package dev.attune.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which version of a model is active, and which were: the content of
 * {@code activations.json}.
 *
 * @param highest the highest number that a version has or had: numbers of deleted
 * versions are not given again
 * @param history one or more, oldest first; the last is in force
 */
record Activations(int highest, List<Activation> history) {

	/** Older ones are forgotten, so that the file stays small. */
	private static final int LIMIT = 1000;

	Activations {
		if (history.isEmpty()) {
			throw new IllegalArgumentException("history is empty");
		}
		history = List.copyOf(history.subList(Math.max(0, history.size() - LIMIT), history.size()));
	}

	/** The first activation of a model. */
	static Activations first(int version, Instant time) {
		return new Activations(version, List.of(new Activation(version, time, false)));
	}

	/** Number of the active version; written so that people find it in the file. */
	@JsonProperty(access = JsonProperty.Access.READ_ONLY)
	int active() {
		return this.history.getLast().version();
	}

	/** Number of the version that a roll-back makes the active one. */
	OptionalInt previous() {
		Iterator<Integer> newestFirst = undoable().iterator();
		newestFirst.next();
		return newestFirst.hasNext() ? OptionalInt.of(newestFirst.next()) : OptionalInt.empty();
	}

	Activations activated(int version, Instant time) {
		return (version == active()) ? this : with(new Activation(version, time, false));
	}

	Activations rolledBack(int version, Instant time) {
		return with(new Activation(version, time, true));
	}

	/** Remembers that a number was given. */
	Activations given(int version) {
		return new Activations(Math.max(this.highest, version), this.history);
	}

	private Activations with(Activation activation) {
		List<Activation> longer = new ArrayList<>(this.history);
		longer.add(activation);
		return new Activations(Math.max(this.highest, activation.version()), longer);
	}

	// a roll-back undoes an activation, the next one the activation before that
	private Deque<Integer> undoable() {
		Deque<Integer> versions = new ArrayDeque<>();
		for (Activation activation : this.history) {
			if (activation.rollback()) {
				versions.poll();
			}
			if (versions.isEmpty() || versions.getFirst() != activation.version()) {
				versions.push(activation.version());
			}
		}
		return versions;
	}

}
