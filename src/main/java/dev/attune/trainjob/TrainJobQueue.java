package dev.attune.trainjob;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * The jobs that wait for a node to run them.
 */
class TrainJobQueue {

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("train-job");

	/** Due from the beginning, on a node too whose clock is behind, or is set back. */
	private static final Duration AHEAD = Duration.ofDays(1);

	private final SchedulerClient scheduler;

	private final Clock clock;

	TrainJobQueue(SchedulerClient scheduler, Clock clock) {
		this.scheduler = scheduler;
		this.clock = clock;
	}

	/** Queues a job behind the others, within the transaction that stores it. */
	void add(UUID job) {
		this.scheduler
			.scheduleIfNotExists(TASK.instance(job.toString()).scheduledTo(this.clock.instant().minus(AHEAD)));
	}

	/** Takes a job out that no node has begun. */
	void remove(UUID job) {
		try {
			this.scheduler.cancel(TASK.instanceId(job.toString()));
		}
		catch (TaskInstanceNotFoundException ex) {
			// a node has just finished with it
		}
	}

}
