package dev.attune.trainjob;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The workers of this node. When the service stops they save their state and end, and
 * their jobs go on when it is started again, here or on another node. They do so while
 * the web server lets its last requests end, which takes as long.
 */
class RunningWorkers implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(RunningWorkers.class);

	/**
	 * What the checkpoints of all workers together may take before the processes are
	 * killed; less than {@code spring.lifecycle.timeout-per-shutdown-phase}.
	 */
	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

	private final ObjectProvider<Scheduler> scheduler;

	private final Map<UUID, Worker> workers = new ConcurrentHashMap<>();

	private volatile boolean running;

	RunningWorkers(ObjectProvider<Scheduler> scheduler) {
		this.scheduler = scheduler;
	}

	void add(UUID job, Worker worker) {
		this.workers.put(job, worker);
		if (!this.running) {
			worker.stop();
		}
	}

	/** Whether a job's worker runs on this node. */
	boolean has(UUID job) {
		return this.workers.containsKey(job);
	}

	void remove(UUID job) {
		this.workers.remove(job);
	}

	/** Ends a job's worker at once, if it runs on this node. */
	void kill(UUID job) {
		Worker worker = this.workers.get(job);
		if (worker != null) {
			worker.kill();
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop(Runnable callback) {
		Thread.ofPlatform().name("attune-end-of-workers").start(() -> {
			stop();
			callback.run();
		});
	}

	@Override
	public void stop() {
		this.running = false;
		this.scheduler.ifAvailable(Scheduler::pause);
		long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
		this.workers.values().forEach(Worker::stop);
		try {
			for (Worker worker : this.workers.values()) {
				if (!worker.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()))) {
					logger.warn("A worker did not save its state in {} s: it is killed", STOP_TIMEOUT.toSeconds());
					worker.kill();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public int getPhase() {
		return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
