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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Translates sentences on a fixed number of platform threads, each with a predictor of
 * its own for every model, behind one bounded queue.
 */
public final class PredictorPool {

	/** What the running batches of all threads may take; a batch takes less than one. */
	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final BatchQueue queue;

	private final ServingMetrics metrics;

	private final List<Thread> workers = new ArrayList<>();

	private final int threads;

	private final SearchRate rate;

	private final Duration maxWait;

	private final AtomicInteger callers = new AtomicInteger();

	PredictorPool(ServingProperties properties, MeterRegistry registry) {
		this.threads = properties.threadCount();
		this.rate = new SearchRate(this.threads);
		this.maxWait = properties.maxWait();
		this.queue = new BatchQueue(properties.queueCapacity(), this.maxWait,
				new BatchLimits(properties.maxBatchRows(), properties.maxBatchTokens()), this.rate);
		this.metrics = new ServingMetrics(registry);
		this.metrics.observe(this.queue);
	}

	/** Sentences that may wait. */
	public int capacity() {
		return this.queue.capacity();
	}

	/** A request begins that will have sentences translated; {@link #left} is its end. */
	public void entered() {
		this.callers.incrementAndGet();
	}

	public void left() {
		this.callers.decrementAndGet();
	}

	/**
	 * Whether a request would be refused that comes now, whatever it has: so much waits.
	 * It costs next to nothing to ask.
	 * @param patience how long the client waits at most
	 */
	public boolean wouldRefuse(Duration patience) {
		Duration wait = this.queue.expectedWait(this.callers.get());
		return wait.compareTo(patience) > 0 || (this.maxWait.isPositive() && wait.compareTo(this.maxWait) > 0);
	}

	/** A request was refused by that. */
	public void refused() {
		this.metrics.refused();
	}

	/**
	 * Translates sentences of a request. The caller of this holds a lease on the model
	 * until the last future is done. A future that is cancelled leaves the queue
	 * untranslated, and so does what nobody waits for any more; one whose sentence fails
	 * does not hold up the others. The first sentences of a request are refused if they
	 * would have to wait too long; once they are let in, more of them wait for room.
	 * @param sources the sentences
	 * @param tokens source tokens of all that the request has to have searched
	 * @return for each sentence its hypotheses, best first
	 * @throws QueueFullException if there is no room in the queue: then no sentence is
	 * added
	 * @throws WaitTooLongException if they would wait too long, or be done too late
	 * @throws ClientGoneException if the caller hangs up while he waits for room
	 * @throws RejectedExecutionException if the pool is stopped
	 */
	public List<CompletableFuture<List<Hypothesis>>> submitAll(ServedModel model, List<SourceSentence> sources,
			SearchOptions options, Caller caller, long tokens) throws InterruptedException {
		List<PendingSentence> sentences = sources.stream()
			.map((source) -> new PendingSentence(source, caller))
			.toList();
		if (!sentences.isEmpty()) {
			PendingRequest request = new PendingRequest(model, options, sentences);
			if (caller.isAdmitted()) {
				this.queue.offer(request, caller);
			}
			else {
				admit(request, caller, tokens);
			}
		}
		return sentences.stream().map(PendingSentence::future).toList();
	}

	private void admit(PendingRequest request, Caller caller, long tokens) {
		try {
			this.queue.offer(request, tokens);
			caller.admit();
		}
		catch (QueueFullException | WaitTooLongException ex) {
			this.metrics.refused();
			throw ex;
		}
	}

	void start() {
		this.queue.open();
		for (int i = 0; i < this.threads; i++) {
			this.workers.add(Thread.ofPlatform()
				.name("attune-predictor-" + i)
				.daemon()
				.start(new PredictorWorker(this.queue, this.metrics, this.rate)));
		}
	}

	/**
	 * Refuses new sentences and those that wait, and lets the running batches end.
	 */
	void stop() {
		RejectedExecutionException stopped = new RejectedExecutionException("The service is stopping");
		this.queue.close().forEach((sentence) -> sentence.future().completeExceptionally(stopped));
		long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
		try {
			for (Thread worker : this.workers) {
				worker.join(Duration.ofNanos(deadline - System.nanoTime()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.workers.clear();
	}

}
