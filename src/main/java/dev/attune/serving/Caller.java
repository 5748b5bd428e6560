package dev.attune.serving;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One who waits for an answer, until a deadline. It goes with a request's sentences to
 * the queue: what nobody waits for any more is not searched.
 */
public final class Caller {

	/**
	 * How soon it is noticed that one has hung up whose turn is far off. All look at the
	 * same moments, for each look interrupts a search.
	 */
	private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final long deadline;

	private final BooleanSupplier gone;

	private volatile boolean admitted;

	/**
	 * A caller.
	 * @param deadline when it is too late, as {@link System#nanoTime} counts
	 * @param gone whether he has hung up; it may be asked on any thread
	 */
	public Caller(long deadline, BooleanSupplier gone) {
		this.deadline = deadline;
		this.gone = gone;
	}

	/** One who stays, for a time from now. */
	public static Caller waiting(Duration time) {
		return new Caller(System.nanoTime() + time.toNanos(), () -> false);
	}

	/**
	 * What a search comes to.
	 * @throws TimeoutException if that is not known in time
	 * @throws ClientGoneException if the caller has hung up meanwhile
	 * @throws ExecutionException if the search fails
	 */
	public <T> T await(CompletableFuture<T> search) throws InterruptedException, ExecutionException, TimeoutException {
		awaitEnd(search);
		try {
			return search.get();
		}
		catch (CancellationException ex) {
			throw dropped();
		}
		catch (ExecutionException ex) {
			// what is derived from a search that the queue dropped
			if (ex.getCause() instanceof CancellationException) {
				throw dropped();
			}
			throw ex;
		}
	}

	// in a crowd many wait, and a timeout of the future's own would be an exception with
	// a deep stack for each look
	@SuppressWarnings("FutureReturnValueIgnored")
	private void awaitEnd(CompletableFuture<?> search) throws InterruptedException, TimeoutException {
		Thread waiting = Thread.currentThread();
		search.whenComplete((result, failure) -> LockSupport.unpark(waiting));
		while (!search.isDone()) {
			LockSupport.parkNanos(search, nextCheck());
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			if (!search.isDone()) {
				checkTime();
				if (isGone()) {
					throw new ClientGoneException();
				}
			}
		}
	}

	private ClientGoneException dropped() throws TimeoutException {
		checkTime();
		return new ClientGoneException();
	}

	private void checkTime() throws TimeoutException {
		if (isLate()) {
			throw new TimeoutException("The time is over");
		}
	}

	/** Whether the first sentences of the request were let in; others may then wait. */
	boolean isAdmitted() {
		return this.admitted;
	}

	void admit() {
		this.admitted = true;
	}

	/** Time left in nanoseconds, below zero if it is over. */
	long remaining() {
		return this.deadline - System.nanoTime();
	}

	boolean isLate() {
		return isLate(System.nanoTime());
	}

	boolean isLate(long now) {
		return this.deadline - now <= 0;
	}

	boolean isGone() {
		return this.gone.getAsBoolean();
	}

	/** Nanoseconds to wait before the next look. */
	long nextCheck() {
		long now = System.nanoTime();
		return Math.clamp(this.deadline - now, 0, CHECK_NANOS - Math.floorMod(now, CHECK_NANOS));
	}

}
