package dev.attune.serving;

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
import org.jspecify.annotations.Nullable;

/**
 * The sentences that wait for a worker, bounded. A worker takes what waits at that
 * moment, so a lone request is never delayed and a crowd is translated in large batches.
 * Requests take turns: each batch is built around a sentence of the request whose turn it
 * is, which then goes behind the others, so a long document cannot starve a short
 * question.
 */
final class BatchQueue {

	private final int capacity;

	private final BatchLimits limits;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	/** Sentences have left. */
	private final Condition room = this.lock.newCondition();

	private final Deque<PendingRequest> requests = new ArrayDeque<>();

	private int idleWorkers;

	private boolean closed;

	BatchQueue(int capacity, BatchLimits limits) {
		this.capacity = capacity;
		this.limits = limits;
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
	 * Adds all sentences of a request.
	 * @throws QueueFullException if they do not all fit: then none is added
	 * @throws RejectedExecutionException if the queue is closed
	 */
	void offer(PendingRequest request) {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new RejectedExecutionException("The service is stopping");
			}
			removeAbandoned();
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
	 * Adds all sentences of a request as soon as they fit.
	 * @param deadline until when to wait, as {@link System#nanoTime} counts
	 * @throws QueueFullException if they do not fit by then
	 * @throws RejectedExecutionException if the queue is closed
	 */
	void offer(PendingRequest request, long deadline) throws InterruptedException {
		this.lock.lock();
		try {
			removeAbandoned();
			while (!this.closed && request.sentences().size() > this.capacity - count()
					&& this.room.awaitNanos(deadline - System.nanoTime()) > 0) {
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
			removeAbandoned();
			while (this.requests.isEmpty() && !this.closed) {
				this.idleWorkers++;
				try {
					this.changed.await();
				}
				finally {
					this.idleWorkers--;
				}
				removeAbandoned();
			}
			return this.requests.isEmpty() ? null : nextBatch();
		}
		finally {
			this.lock.unlock();
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

	private Batch nextBatch() {
		PendingRequest turn = this.requests.removeFirst();
		List<PendingSentence> candidates = new ArrayList<>(turn.sentences());
		this.requests.stream().filter(turn::batchesWith).forEach((request) -> candidates.addAll(request.sentences()));
		PendingSentence first = candidates.getFirst();
		candidates.removeIf((candidate) -> !candidate.batchesWith(first));
		// what waits is shared with the workers that have nothing else to do
		int share = Math.ceilDiv(candidates.size(), 1 + this.idleWorkers);
		List<PendingSentence> chosen = this.limits.choose(candidates, share, turn.options().beam());
		this.requests.addLast(turn);
		remove(chosen);
		this.room.signalAll();
		return new Batch(turn.model(), turn.options(), chosen);
	}

	private void remove(List<PendingSentence> chosen) {
		Set<PendingSentence> set = Collections.newSetFromMap(new IdentityHashMap<>());
		set.addAll(chosen);
		this.requests.forEach((request) -> request.sentences().removeIf(set::contains));
		this.requests.removeIf((request) -> request.sentences().isEmpty());
	}

	private void removeAbandoned() {
		this.requests.forEach((request) -> request.sentences().removeIf(PendingSentence::isAbandoned));
		this.requests.removeIf((request) -> request.sentences().isEmpty());
	}

	private int count() {
		return this.requests.stream().mapToInt((request) -> request.sentences().size()).sum();
	}

}
