package dev.attune.serving;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SourceSentence;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A sentence that waits to be translated. Its future may be done before, when the caller
 * gave up.
 */
final class PendingSentence {

	private final SourceSentence sentence;

	private final Caller caller;

	private final long since = System.nanoTime();

	private final CompletableFuture<List<Hypothesis>> future = new CompletableFuture<>();

	PendingSentence(SourceSentence sentence, Caller caller) {
		this.sentence = sentence;
		this.caller = caller;
	}

	SourceSentence sentence() {
		return this.sentence;
	}

	/**
	 * Whether both may be translated in one call. A search with constraints is slower, so
	 * nothing else is in it.
	 */
	boolean batchesWith(PendingSentence other) {
		return this.sentence.constraints().isEmpty() == other.sentence.constraints().isEmpty();
	}

	/** Who waits for it. */
	Caller caller() {
		return this.caller;
	}

	/** Length in tokens. */
	int length() {
		return this.sentence.tokens().length;
	}

	/** When it began to wait, as {@link System#nanoTime} counts. */
	long since() {
		return this.since;
	}

	CompletableFuture<List<Hypothesis>> future() {
		return this.future;
	}

	/**
	 * Whether nobody waits for it any more, as far as that shows without a look.
	 * @param now as {@link System#nanoTime} counts
	 */
	boolean isAbandoned(long now) {
		return this.future.isDone() || this.caller.isLate(now);
	}

}
