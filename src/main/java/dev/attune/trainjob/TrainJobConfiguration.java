package dev.attune.trainjob;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.attune.catalog.ModelCatalog;
import dev.attune.suggestion.Suggestions;
import dev.attune.web.Callers;
import dev.attune.web.UploadDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts the parts of the training jobs together.
 */
@Configuration(proxyBeanMethods = false)
class TrainJobConfiguration {

	private static final Duration HOUSEKEEPING = Duration.ofHours(1);

	/** How old the metrics' numbers of jobs may be. */
	private static final Duration COUNT_INTERVAL = Duration.ofSeconds(5);

	@Bean
	TrainJobStore trainJobStore(JdbcClient jdbc, JsonMapper json) {
		return new TrainJobStore(jdbc, json, Clock.systemUTC());
	}

	@Bean
	TrainJobEvents trainJobEvents(JdbcClient jdbc, JsonMapper json) {
		return new TrainJobEvents(jdbc, json, Clock.systemUTC());
	}

	@Bean
	EventStreams eventStreams(TrainJobEvents events, TrainJobStore store) {
		return new EventStreams(events, store);
	}

	@Bean
	JobDirectories jobDirectories(DataProperties data) {
		return new JobDirectories(data.dir());
	}

	@Bean
	ConfigReader trainJobConfigReader(JsonMapper json, Validator validator) {
		return new ConfigReader(json, validator);
	}

	@Bean
	RunningWorkers runningWorkers(ObjectProvider<Scheduler> scheduler) {
		return new RunningWorkers(scheduler);
	}

	@Bean
	JobCounts jobCounts(TrainJobStore store) {
		return new JobCounts(store::countByState, COUNT_INTERVAL);
	}

	@Bean
	TrainJobMetrics trainJobMetrics(MeterRegistry registry, JobCounts counts) {
		return new TrainJobMetrics(registry, counts);
	}

	@Bean
	Task<Void> trainJobTask(TrainJobStore store, TrainJobEvents events, JobDirectories directories,
			ModelCatalog catalog, RunningWorkers workers, TrainJobMetrics metrics, TrainingProperties properties,
			JsonMapper json, ApplicationContext context) {
		Class<?> application = ClassUtils
			.getUserClass(context.getBeansWithAnnotation(SpringBootApplication.class).values().iterator().next());
		return Tasks.custom(TrainJobQueue.TASK)
			.execute(new TrainJobRunner(store, events, directories, catalog,
					new WorkerLauncher(application.getName(), properties), workers, metrics, properties, json));
	}

	@Bean
	Task<Void> housekeepingTask(TrainJobStore store, JobDirectories directories, ModelCatalog catalog,
			UploadDirectory uploads, TrainingProperties properties) {
		Housekeeping housekeeping = new Housekeeping(store, directories, catalog, uploads, properties,
				Clock.systemUTC());
		return Tasks.recurring("housekeeping", FixedDelay.of(HOUSEKEEPING))
			.execute((task, context) -> housekeeping.run());
	}

	@Bean
	TrainJobService trainJobService(TrainJobStore store, TrainJobEvents events, SchedulerClient scheduler,
			RunningWorkers workers, JobDirectories directories, ModelCatalog catalog,
			PlatformTransactionManager transactions, Suggestions suggestions, TrainingProperties properties,
			Callers callers) {
		return new TrainJobService(store, events, new TrainJobQueue(scheduler, Clock.systemUTC()), workers, directories,
				catalog, new TransactionTemplate(transactions), suggestions, properties, callers);
	}

}
