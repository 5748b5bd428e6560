package dev.attune.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much of something that takes memory there may be at a time. It is sizes that are
 * counted, not requests, and those that come first are served first.
 */
public final class MemoryBudget {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final int all;

	private final long unit;

	private final int least;

	private final String refusal;

	private final Semaphore free;

	/**
	 * A budget.
	 * @param size all that there is
	 * @param unit what is not divided
	 * @param least how many units even the smallest takes
	 * @param refusal what one is told who finds none
	 */
	public MemoryBudget(long size, long unit, int least, String refusal) {
		this.all = Math.clamp(size / unit, least, Integer.MAX_VALUE);
		this.unit = unit;
		this.least = least;
		this.refusal = refusal;
		this.free = new Semaphore(this.all, true);
	}

	/**
	 * Takes a share; what is larger than all that there is takes all of it.
	 * @param patience how long to wait for it
	 * @return what to give back
	 * @throws ProblemException if it is not there in that time
	 */
	public int take(long size, Duration patience) {
		int share = Math.clamp(Math.ceilDiv(size, this.unit), this.least, this.all);
		try {
			if (!this.free.tryAcquire(share, patience.toNanos(), TimeUnit.NANOSECONDS)) {
				throw ProblemException.tooManyRequests(this.refusal, RETRY_AFTER, null);
			}
			return share;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ProblemException.unavailable("The service is stopping", RETRY_AFTER, ex);
		}
	}

	/** Gives a share back. */
	public void giveBack(int share) {
		this.free.release(share);
	}

}
