package dev.attune.serving;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SourceSentence;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Translates sentences on a fixed number of platform threads, each with a predictor of
 * its own for every model, behind one bounded queue.
 */
public final class PredictorPool {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

	private final BatchQueue queue;

	private final ServingMetrics metrics;

	private final List<Thread> workers = new ArrayList<>();

	private final int threads;

	PredictorPool(ServingProperties properties, MeterRegistry registry) {
		this.threads = properties.threadCount();
		this.queue = new BatchQueue(properties.queueCapacity(),
				new BatchLimits(properties.maxBatchRows(), properties.maxBatchTokens()));
		this.metrics = new ServingMetrics(registry);
		this.metrics.observe(this.queue);
	}

	/** Sentences that may wait. */
	public int capacity() {
		return this.queue.capacity();
	}

	/**
	 * Translates a sentence.
	 * @see #submitAll
	 */
	public CompletableFuture<List<Hypothesis>> submit(ServedModel model, int[] tokens, SearchOptions options) {
		return submitAll(model, List.of(new SourceSentence(tokens)), options).getFirst();
	}

	/**
	 * Translates the sentences of one request. The caller holds a lease on the model
	 * until the last future is done. A future that the caller cancels leaves the queue
	 * untranslated; one whose sentence fails does not hold up the others.
	 * @param sources the sentences
	 * @return for each sentence its hypotheses, best first
	 * @throws QueueFullException if not all sentences fit in the queue: then none is
	 * added
	 * @throws RejectedExecutionException if the pool is stopped
	 */
	public List<CompletableFuture<List<Hypothesis>>> submitAll(ServedModel model, List<SourceSentence> sources,
			SearchOptions options) {
		List<PendingSentence> sentences = sources.stream().map(PendingSentence::new).toList();
		if (!sentences.isEmpty()) {
			this.queue.offer(new PendingRequest(model, options, sentences));
		}
		return sentences.stream().map(PendingSentence::future).toList();
	}

	/**
	 * As {@link #submitAll(ServedModel, List, SearchOptions)}, but waits for room in the
	 * queue.
	 * @param deadline until when to wait, as {@link System#nanoTime} counts
	 * @throws QueueFullException if there is no room by then, or can never be
	 */
	public List<CompletableFuture<List<Hypothesis>>> submitAll(ServedModel model, List<SourceSentence> sources,
			SearchOptions options, long deadline) throws InterruptedException {
		List<PendingSentence> sentences = sources.stream().map(PendingSentence::new).toList();
		if (!sentences.isEmpty()) {
			this.queue.offer(new PendingRequest(model, options, sentences), deadline);
		}
		return sentences.stream().map(PendingSentence::future).toList();
	}

	void start() {
		this.queue.open();
		for (int i = 0; i < this.threads; i++) {
			this.workers.add(Thread.ofPlatform()
				.name("attune-predictor-" + i)
				.daemon()
				.start(new PredictorWorker(this.queue, this.metrics)));
		}
	}

	/**
	 * Refuses new sentences and those that wait, and lets the running batches end.
	 */
	void stop() {
		RejectedExecutionException stopped = new RejectedExecutionException("The service is stopping");
		this.queue.close().forEach((sentence) -> sentence.future().completeExceptionally(stopped));
		try {
			for (Thread worker : this.workers) {
				worker.join(STOP_TIMEOUT);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.workers.clear();
	}

}
