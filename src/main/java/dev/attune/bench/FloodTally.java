package dev.attune.bench;

import java.time.Duration;

/**
 * What a flood of requests came to, all in all and since the last look. Times of answers
 * count from when the request was due.
 */
final class FloodTally {

	private final long deadlineNanos;

	private Count all = new Count();

	private Count recent = new Count();

	FloodTally(Duration deadline) {
		this.deadlineNanos = deadline.toNanos();
	}

	synchronized void answered(long due, boolean well, boolean refused) {
		long took = System.nanoTime() - due;
		this.all.answered(took, well, refused, took > this.deadlineNanos);
		this.recent.answered(took, well, refused, took > this.deadlineNanos);
	}

	/** All connections were busy. */
	synchronized void unsent(long due) {
		this.all.unsent++;
		this.recent.unsent++;
	}

	/** The connection broke. */
	synchronized void failed(long due) {
		this.all.errors++;
		this.recent.errors++;
	}

	synchronized void hungUp(long due) {
		this.all.hungUp++;
		this.recent.hungUp++;
	}

	/** Requests that were not answered long after the end. */
	synchronized void unanswered(int count) {
		this.all.errors += count;
	}

	/** What happened since this was asked last. */
	synchronized Count takeRecent() {
		Count taken = this.recent;
		this.recent = new Count();
		return taken;
	}

	synchronized Count all() {
		return this.all;
	}

	/** How often what happened. */
	static final class Count {

		final Samples acceptedMillis = new Samples();

		final Samples refusedMillis = new Samples();

		int late;

		int errors;

		int unsent;

		int hungUp;

		private void answered(long nanos, boolean well, boolean refused, boolean isLate) {
			if (well) {
				this.acceptedMillis.add(nanos / 1e6);
				this.late += isLate ? 1 : 0;
			}
			else if (refused) {
				this.refusedMillis.add(nanos / 1e6);
			}
			else {
				this.errors++;
			}
		}

	}

}
