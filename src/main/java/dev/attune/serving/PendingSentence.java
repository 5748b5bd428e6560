package dev.attune.serving;

import dev.attune.seq2seq.Hypothesis;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A sentence that waits to be translated. Its future may be done before, when the caller
 * gave up.
 */
final class PendingSentence {

	private final int[] tokens;

	private final long since = System.nanoTime();

	private final CompletableFuture<List<Hypothesis>> future = new CompletableFuture<>();

	PendingSentence(int[] tokens) {
		this.tokens = tokens;
	}

	int[] tokens() {
		return this.tokens;
	}

	/** Length in tokens. */
	int length() {
		return this.tokens.length;
	}

	/** When it began to wait, as {@link System#nanoTime} counts. */
	long since() {
		return this.since;
	}

	CompletableFuture<List<Hypothesis>> future() {
		return this.future;
	}

	boolean isAbandoned() {
		return this.future.isDone();
	}

}
