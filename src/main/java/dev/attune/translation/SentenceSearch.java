package dev.attune.translation;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.serving.Caller;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The search for the translations of some sentences, under way. Closed, it drops what is
 * not translated by then.
 *
 * @param sentences the hypotheses of each, best first
 * @param searched those that the engine searches
 */
record SentenceSearch(List<CompletableFuture<List<Hypothesis>>> sentences,
		List<CompletableFuture<List<Hypothesis>>> searched) implements AutoCloseable {

	/**
	 * The hypotheses of one sentence, best first.
	 * @throws TimeoutException if the time is over
	 * @throws ExecutionException if the engine fails on it
	 */
	List<Hypothesis> await(int sentence, Caller caller)
			throws InterruptedException, ExecutionException, TimeoutException {
		return caller.await(this.sentences.get(sentence));
	}

	@Override
	public void close() {
		this.searched.forEach((sentence) -> sentence.cancel(false));
	}

}
