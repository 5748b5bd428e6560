package dev.attune.trainjob;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running worker process.
 */
final class Worker {

	private final Process process;

	private volatile boolean stopped;

	Worker(Process process) {
		this.process = process;
	}

	/**
	 * Passes on what the worker writes, line by line, until it ends.
	 * @return its exit code
	 */
	int follow(Consumer<String> lines) throws IOException, InterruptedException {
		try (BufferedReader reader = this.process.inputReader()) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				lines.accept(line);
			}
		}
		catch (IOException ex) {
			// a killed process may leave a broken pipe; its exit code tells
			if (this.process.isAlive()) {
				throw ex;
			}
		}
		return this.process.waitFor();
	}

	/** Asks the worker to save its state and end. */
	void stop() {
		this.stopped = true;
		this.process.destroy();
	}

	/** Whether the worker was asked to end, not whether it has. */
	boolean isStopped() {
		return this.stopped;
	}

	/** Ends the worker at once. */
	void kill() {
		this.process.destroyForcibly();
	}

	boolean awaitEnd(long seconds) throws InterruptedException {
		return this.process.waitFor(seconds, TimeUnit.SECONDS);
	}

}
