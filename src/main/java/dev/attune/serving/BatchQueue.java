package dev.attune.serving;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sentences that wait for a worker, bounded. A worker takes what waits at that
 * moment, so a lone request is never delayed and a crowd is translated in large batches.
 * Requests take turns: each batch is built around a sentence of the request whose turn it
 * is, which then goes behind the others, so a long document cannot starve a short
 * question.
 */
final class BatchQueue {

	/**
	 * What a request may wait longer that was let in before it was read, so that few are
	 * read in vain.
	 */
	private static final Duration TOLERANCE = Duration.ofSeconds(1);

	private final int capacity;

	private final BatchLimits limits;

	private final SearchRate rate;

	private final Duration maxWait;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	/** Sentences have left. */
	private final Condition room = this.lock.newCondition();

	private final Deque<PendingRequest> requests = new ArrayDeque<>();

	private int idleWorkers;

	private boolean closed;

	/**
	 * A queue.
	 * @param capacity sentences that may wait
	 * @param maxWait how long the first sentence of a request may have to wait, or zero
	 * for any time
	 */
	BatchQueue(int capacity, Duration maxWait, BatchLimits limits, SearchRate rate) {
		this.capacity = capacity;
		this.maxWait = maxWait;
		this.limits = limits;
		this.rate = rate;
	}

	int capacity() {
		return this.capacity;
	}

	/** Number of sentences that wait. */
	int size() {
		this.lock.lock();
		try {
			return count();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * How long a short request would wait that came now, without a look at those that
	 * wait: for a sentence of each. No time, unless a crowd was measured a moment ago:
	 * who asks does not know whether any of them waits at all.
	 */
	Duration expectedWait(int requests) {
		return this.rate.isFresh() ? expected((double) requests * this.rate.tokensPerSentence()) : Duration.ZERO;
	}

	/**
	 * Adds all sentences of a request.
	 * @param tokens of all that the request has to have searched, these sentences
	 * included
	 * @throws QueueFullException if they do not all fit: then none is added
	 * @throws WaitTooLongException if they would wait too long, or be done too late
	 * @throws RejectedExecutionException if the queue is closed
	 */
	void offer(PendingRequest request, long tokens) {
		this.lock.lock();
		try {
			removeAbandoned();
			checkWait(request.sentences().getFirst(), tokens);
			offer(request);
		}
		finally {
			this.lock.unlock();
		}
	}

	// requests take turns: of each that waits no more is done first than the new one has
	private void checkWait(PendingSentence first, long tokens) {
		Duration wait = expected((double) ahead(first.length()));
		if (this.maxWait.isPositive() && wait.compareTo(this.maxWait.plus(TOLERANCE)) > 0) {
			throw new WaitTooLongException(wait, this.maxWait);
		}
		Duration left = Duration.ofNanos(first.caller().remaining());
		Duration end = expected(ahead(tokens) + (double) tokens);
		if (!left.isPositive() || (this.rate.isFresh() && end.compareTo(left) > 0)) {
			throw new WaitTooLongException(end, left);
		}
	}

	private long ahead(long tokens) {
		return this.requests.stream().mapToLong((request) -> Math.min(request.tokens(), tokens)).sum();
	}

	private Duration expected(double tokens) {
		return Duration.ofNanos((long) (tokens * this.rate.nanosPerToken()));
	}

	private void offer(PendingRequest request) {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new RejectedExecutionException("The service is stopping");
			}
			int sentences = request.sentences().size();
			if (sentences > this.capacity - count()) {
				throw new QueueFullException(sentences, count(), this.capacity);
			}
			this.requests.addLast(request);
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Adds more sentences of a request that was let in, as soon as they fit.
	 * @throws QueueFullException if they do not fit in time
	 * @throws ClientGoneException if the caller hangs up meanwhile
	 * @throws RejectedExecutionException if the queue is closed
	 */
	void offer(PendingRequest request, Caller caller) throws InterruptedException {
		this.lock.lock();
		try {
			removeAbandoned();
			while (!this.closed && !caller.isLate() && request.sentences().size() > this.capacity - count()) {
				if (this.room.awaitNanos(caller.nextCheck()) <= 0 && caller.isGone()) {
					throw new ClientGoneException();
				}
				removeAbandoned();
			}
			offer(request);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The next batch, as soon as a sentence waits; null once the queue is closed.
	 */
	@Nullable Batch take() throws InterruptedException {
		this.lock.lock();
		try {
			while (true) {
				removeAbandoned();
				if (!this.requests.isEmpty()) {
					Batch batch = nextBatch();
					if (!batch.sentences().isEmpty()) {
						return batch;
					}
				}
				else if (this.closed) {
					return null;
				}
				else {
					awaitRequest();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void awaitRequest() throws InterruptedException {
		this.idleWorkers++;
		try {
			while (this.requests.isEmpty() && !this.closed) {
				this.changed.await();
			}
		}
		finally {
			this.idleWorkers--;
		}
	}

	/** Takes requests again after it was closed. */
	void open() {
		this.lock.lock();
		try {
			this.closed = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Closes the queue, and returns the sentences that waited in it. */
	List<PendingSentence> close() {
		this.lock.lock();
		try {
			this.closed = true;
			List<PendingSentence> left = this.requests.stream()
				.flatMap((request) -> request.sentences().stream())
				.toList();
			this.requests.clear();
			this.changed.signalAll();
			this.room.signalAll();
			return left;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The next batch; it is empty if those whose turn it was have hung up. */
	private Batch nextBatch() {
		// stays in the queue until all has gone well
		PendingRequest turn = this.requests.getFirst();
		List<PendingSentence> candidates = new ArrayList<>();
		this.requests.stream().filter(turn::batchesWith).forEach((request) -> candidates.addAll(request.sentences()));
		PendingSentence first = candidates.getFirst();
		candidates.removeIf((candidate) -> !candidate.batchesWith(first));
		// what waits is shared with the workers that have nothing else to do
		int share = Math.ceilDiv(candidates.size(), 1 + this.idleWorkers);
		List<PendingSentence> chosen = this.limits.choose(candidates, share, turn.options().beam());
		this.requests.addLast(this.requests.removeFirst());
		remove(chosen);
		this.room.signalAll();
		return new Batch(turn.model(), turn.options(), wanted(chosen), !this.requests.isEmpty());
	}

	/** Those of the sentences whose clients are still there. */
	@SuppressWarnings("CatchingUnchecked")
	private static List<PendingSentence> wanted(List<PendingSentence> chosen) {
		IdentityHashMap<Caller, Boolean> gone = new IdentityHashMap<>();
		List<PendingSentence> wanted = new ArrayList<>();
		for (PendingSentence sentence : chosen) {
			try {
				if (!gone.computeIfAbsent(sentence.caller(), Caller::isGone)) {
					wanted.add(sentence);
					continue;
				}
				sentence.future().cancel(false);
			}
			catch (RuntimeException | Error ex) {
				// a look at one connection must cost nobody else his answer
				sentence.future().completeExceptionally(ex);
			}
		}
		return wanted;
	}

	private void remove(List<PendingSentence> chosen) {
		Set<PendingSentence> set = Collections.newSetFromMap(new IdentityHashMap<>());
		set.addAll(chosen);
		remove(set::contains);
	}

	private void removeAbandoned() {
		long now = System.nanoTime();
		remove((sentence) -> sentence.isAbandoned(now));
	}

	private void remove(Predicate<PendingSentence> which) {
		this.requests.forEach((request) -> request.removeIf(which));
		this.requests.removeIf((request) -> request.sentences().isEmpty());
	}

	private int count() {
		return this.requests.stream().mapToInt((request) -> request.sentences().size()).sum();
	}

}
