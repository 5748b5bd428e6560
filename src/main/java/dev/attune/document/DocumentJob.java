package dev.attune.document;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The translation of a file that takes its time. It is known to this process only.
 */
final class DocumentJob {

	private final StoredDocument document;

	private final DocumentRequest request;

	private final long bytes;

	private final int total;

	private volatile State state = State.QUEUED;

	private volatile int done;

	private volatile @Nullable String problem;

	private volatile @Nullable Instant ended;

	/**
	 * A job that waits.
	 * @param bytes bytes of the text or XML of the file
	 * @param total units of the file
	 */
	DocumentJob(StoredDocument document, DocumentRequest request, long bytes, int total) {
		this.document = document;
		this.request = request;
		this.bytes = bytes;
		this.total = total;
	}

	StoredDocument document() {
		return this.document;
	}

	DocumentRequest request() {
		return this.request;
	}

	long bytes() {
		return this.bytes;
	}

	int total() {
		return this.total;
	}

	State state() {
		return this.state;
	}

	int done() {
		return this.done;
	}

	/** Why it failed, if it did. */
	@Nullable String problem() {
		return this.problem;
	}

	boolean hasEnded() {
		return this.ended != null;
	}

	boolean endedBefore(Instant time) {
		return hasEnded() && Objects.requireNonNull(this.ended).isBefore(time);
	}

	void start() {
		this.state = State.RUNNING;
	}

	void progress(int units) {
		this.done = units;
	}

	void succeed(Instant now) {
		this.state = State.DONE;
		this.done = this.total;
		this.ended = now;
	}

	void fail(String why, Instant now) {
		this.problem = why;
		this.state = State.FAILED;
		this.ended = now;
	}

	/**
	 * How far it is.
	 */
	enum State {

		QUEUED, RUNNING, DONE, FAILED

	}

}
