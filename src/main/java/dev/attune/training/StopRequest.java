package dev.attune.training;

/**
 * Asks a training to end before it is finished. Another thread makes the request; the
 * training looks for it between native calls.
 */
final class StopRequest {

	private volatile boolean made;

	void make() {
		this.made = true;
	}

	boolean isMade() {
		return this.made;
	}

}
