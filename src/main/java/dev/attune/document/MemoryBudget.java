package dev.attune.document;

import dev.attune.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/**
 * How much text and XML is read or translated at a time. A file in the hands of a filter
 * takes some twenty times its size, so it is sizes that are counted, not files.
 */
final class MemoryBudget {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private static final int KILOBYTE = 1024;

	/** What a small file takes nevertheless. */
	private static final int LEAST = 256;

	private final int all;

	private final Semaphore free;

	MemoryBudget(DataSize size) {
		this.all = Math.toIntExact(Math.max(LEAST, Math.min(size.toBytes() / KILOBYTE, Integer.MAX_VALUE)));
		this.free = new Semaphore(this.all, true);
	}

	/**
	 * Takes the share of a file.
	 * @param bytes of its text or XML
	 * @param patience how long to wait for it
	 * @return what to give back
	 * @throws ProblemException if it is not there in that time
	 */
	int take(long bytes, Duration patience) {
		int share = Math.toIntExact(Math.max(LEAST, Math.min(this.all, 1 + bytes / KILOBYTE)));
		try {
			if (!this.free.tryAcquire(share, patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw ProblemException.unavailable("Too many files are being translated", RETRY_AFTER, null);
			}
			return share;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ProblemException.unavailable("The service is stopping", RETRY_AFTER, ex);
		}
	}

	/** Gives a share back. */
	void giveBack(int share) {
		this.free.release(share);
	}

}
