package dev.attune.trainjob;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A running worker process.
 */
final class Worker {

	/** A process of the worker's own may keep the pipe open. */
	private static final Duration END_OF_ERRORS = Duration.ofSeconds(5);

	private final Process process;

	private final Thread errors;

	private volatile boolean stopped;

	private volatile boolean killed;

	/** Since when it is waited for its next line, or 0 while the last is taken in. */
	private volatile long listening = System.nanoTime();

	/**
	 * A worker.
	 * @param directory whose log takes what it writes to standard error
	 */
	Worker(Process process, JobDirectory directory) {
		this.process = process;
		this.errors = Thread.ofVirtual().start(() -> copyErrors(directory));
	}

	// read to its end, however much it is: a full pipe would hold up the worker
	private void copyErrors(JobDirectory directory) {
		try (InputStream input = this.process.getErrorStream()) {
			byte[] buffer = new byte[8192];
			for (int size = input.read(buffer); size > 0; size = input.read(buffer)) {
				directory.append(buffer, size);
			}
		}
		catch (IOException ex) {
			// the worker is gone
		}
	}

	/**
	 * Passes on what the worker writes, line by line, until it ends.
	 * @return its exit code
	 */
	int follow(Listener listener) throws IOException, InterruptedException {
		try (Reader reader = this.process.inputReader()) {
			WorkerOutput output = new WorkerOutput(reader);
			for (String line = output.line(); line != null; line = output.line()) {
				this.listening = 0;
				listener.line(line);
				this.listening = System.nanoTime();
			}
		}
		catch (IOException ex) {
			// a killed process leaves a broken pipe; its exit code tells
			if (!this.killed && this.process.isAlive()) {
				throw ex;
			}
		}
		int exit = this.process.waitFor();
		this.errors.join(END_OF_ERRORS);
		return exit;
	}

	/** How long it has said nothing. */
	Duration silence() {
		long since = this.listening;
		return (since == 0) ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
	}

	/** Asks the worker to save its state and end. */
	void stop() {
		this.stopped = true;
		// the process's own method would also close the pipe, on which the worker tells
		// of its last checkpoint
		this.process.toHandle().destroy();
	}

	/** Whether the worker was asked to end, not whether it has. */
	boolean isStopped() {
		return this.stopped;
	}

	/** Ends the worker at once. */
	void kill() {
		this.killed = true;
		this.process.destroyForcibly();
	}

	/** Whether it ends in a time; one that is zero or less asks whether it has. */
	boolean awaitEnd(Duration time) throws InterruptedException {
		return this.process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
	}

	/** Takes what the worker writes. */
	@FunctionalInterface
	interface Listener {

		void line(String line) throws InterruptedException;

	}

}
