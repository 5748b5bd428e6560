package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/**
 * When a queued job is due, whatever is done to the clock.
 */
class TrainJobQueueTests {

	@Test
	void aClockThatIsSetBackKeepsNoJobWaitingAndLeavesTheirOrder() {
		JdbcDataSource database = new JdbcDataSource();
		database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		Flyway.configure().dataSource(database).load().migrate();
		SchedulerClient scheduler = SchedulerClient.Builder
			.create(database,
					Tasks.custom(TrainJobQueue.TASK)
						.execute((instance, context) -> new CompletionHandler.OnCompleteRemove<>()))
			.build();
		Instant now = Instant.now();
		UUID first = UUID.randomUUID();
		UUID second = UUID.randomUUID();
		new TrainJobQueue(scheduler, clock(now.plus(Duration.ofHours(12)))).add(first);
		new TrainJobQueue(scheduler, clock(now.plus(Duration.ofHours(12)).plusSeconds(1))).add(second);
		assertThat(due(scheduler, first)).isBefore(due(scheduler, second));
		assertThat(due(scheduler, second)).isBefore(now);
	}

	private static Instant due(SchedulerClient scheduler, UUID job) {
		return scheduler.getScheduledExecution(TrainJobQueue.TASK.instanceId(job.toString()))
			.orElseThrow()
			.getExecutionTime();
	}

	private static Clock clock(Instant time) {
		return Clock.fixed(time, ZoneOffset.UTC);
	}

}
