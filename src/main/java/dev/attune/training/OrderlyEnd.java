package dev.attune.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a training end in order when its process is asked to end: a process that ends in
 * the midst of a native call may crash, and leaves its files.
 */
final class OrderlyEnd implements AutoCloseable {

	/** The longest that an update, a checkpoint and the tidying up may take. */
	private static final int SECONDS = 60;

	private final StopRequest stop;

	private final CountDownLatch over = new CountDownLatch(1);

	OrderlyEnd(StopRequest stop) {
		this.stop = stop;
	}

	/** Stops the training when the process is asked to end, and waits for it. */
	void install() {
		Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-of-training"));
	}

	@SuppressWarnings("ResultOfMethodCallIgnored")
	private void end() {
		this.stop.make();
		try {
			this.over.await(SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException exception) {
			Thread.currentThread().interrupt();
		}
	}

	/** The training is over. */
	@Override
	public void close() {
		this.over.countDown();
	}

}
