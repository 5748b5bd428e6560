package dev.attune.serving;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How fast the pool works off what waits, measured while something waits: a lone sentence
 * says little of what a full batch does. Thread-safe.
 */
final class SearchRate {

	/** What a batch counts when the next one is done. */
	private static final double DECAY = 0.95;

	private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

	private final int threads;

	private final LongSupplier nanoTime;

	private double tokens;

	private double sentences;

	private double busyNanos;

	/** When a crowd was measured last. */
	private long measured;

	private boolean anyMeasured;

	SearchRate(int threads) {
		this(threads, System::nanoTime);
	}

	/**
	 * A rate by a clock of its own.
	 * @param nanoTime as {@link System#nanoTime}
	 */
	SearchRate(int threads, LongSupplier nanoTime) {
		this.threads = threads;
		this.nanoTime = nanoTime;
	}

	/**
	 * A batch was translated by one of the threads.
	 * @param crowded whether others waited meanwhile; for a while after such were
	 * measured no others count. Without that end, a rate of bad times would be believed
	 * as long as no crowd came, and refuse requests that could be answered
	 */
	synchronized void add(int batchSentences, int batchTokens, long nanos, boolean crowded) {
		if (!crowded && isFresh()) {
			return;
		}
		if (crowded) {
			this.measured = this.nanoTime.getAsLong();
			this.anyMeasured = true;
		}
		this.tokens = DECAY * this.tokens + batchTokens;
		this.sentences = DECAY * this.sentences + batchSentences;
		this.busyNanos = DECAY * this.busyNanos + nanos;
	}

	/**
	 * Nanoseconds of the whole pool for a source token, as of late; 0 if that is unknown.
	 */
	synchronized double nanosPerToken() {
		return (this.tokens > 0) ? this.busyNanos / this.threads / this.tokens : 0;
	}

	/**
	 * Whether that was measured a moment ago. What is older is good enough to say how
	 * long others take that wait, for then it is soon measured anew; it is not to refuse
	 * a request that nothing waits before.
	 */
	synchronized boolean isFresh() {
		return this.anyMeasured && this.nanoTime.getAsLong() - this.measured < FRESH_NANOS;
	}

	/** Source tokens of a sentence, as they were of late. */
	synchronized double tokensPerSentence() {
		return (this.sentences > 0) ? this.tokens / this.sentences : 0;
	}

}
