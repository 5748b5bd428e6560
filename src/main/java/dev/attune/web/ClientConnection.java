package dev.attune.web;

import java.util.concurrent.locks.ReentrantLock;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a request came on, as long as the request is being answered. The
 * server itself looks at it again only when it has an answer to write.
 */
final class ClientConnection {

	/** What {@link Request#getAvailable()} says when the connection cannot be read. */
	private static final int BROKEN = 1;

	private final long since = System.nanoTime();

	// the one who asks is another thread than the one that answers, and must not touch
	// the
	// request once it is answered and used again
	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Request request;

	ClientConnection(Request request) {
		this.request = request;
	}

	/** When the request came, as {@link System#nanoTime} counts. */
	long since() {
		return this.since;
	}

	/**
	 * Whether the client has closed its end: it tries to read, without waiting. What it
	 * finds is the beginning of the next request and stays where the server looks for it.
	 * To be asked when the request's body has been read.
	 */
	boolean isClosed() {
		this.lock.lock();
		try {
			if (this.request == null) {
				return false;
			}
			this.request.action(ActionCode.AVAILABLE, true);
			return this.request.getAvailable() == BROKEN;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The request is answered. */
	void release() {
		this.lock.lock();
		try {
			this.request = null;
		}
		finally {
			this.lock.unlock();
		}
	}

}
