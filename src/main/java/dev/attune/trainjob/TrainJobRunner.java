package dev.attune.trainjob;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelVersion;
import dev.attune.training.TrainingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a job: starts its worker, follows it to its end, and publishes what it trained.
 * Whatever dies on the way, a run that is begun again finds on disk and in the database
 * how far the last one came.
 */
class TrainJobRunner implements ExecutionHandler<Void> {

	private static final Logger logger = LoggerFactory.getLogger(TrainJobRunner.class);

	private static final Duration CANCEL_CHECK = Duration.ofMillis(500);

	/** The command refused its arguments and printed why. */
	private static final int USAGE = 2;

	private final TrainJobStore store;

	private final TrainJobEvents events;

	private final JobDirectories directories;

	private final ModelCatalog catalog;

	private final WorkerLauncher launcher;

	private final RunningWorkers workers;

	private final TrainJobMetrics metrics;

	private final TrainingProperties properties;

	private final JsonMapper json;

	TrainJobRunner(TrainJobStore store, TrainJobEvents events, JobDirectories directories, ModelCatalog catalog,
			WorkerLauncher launcher, RunningWorkers workers, TrainJobMetrics metrics, TrainingProperties properties,
			JsonMapper json) {
		this.store = store;
		this.events = events;
		this.directories = directories;
		this.catalog = catalog;
		this.launcher = launcher;
		this.workers = workers;
		this.metrics = metrics;
		this.properties = properties;
		this.json = json;
	}

	@Override
	public CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
		UUID id = UUID.fromString(task.getId());
		if (this.workers.has(id)) {
			// its heartbeats looked old, when the clock was set or the database was away
			return later();
		}
		Optional<TrainJob> job = this.store.find(id);
		if (job.isEmpty() || job.get().state().isFinal()) {
			return new CompletionHandler.OnCompleteRemove<>();
		}
		try {
			return run(job.get()) ? new CompletionHandler.OnCompleteRemove<>() : again();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return again();
		}
		catch (IOException | RuntimeException ex) {
			if (ex instanceof RuntimeException failure && DatabasePatience.isAway(failure)) {
				logger.warn("Job {} is to be run again: {}", id, ex.getMessage());
				return again();
			}
			logger.error("Job {} failed", id, ex);
			end(id, TrainJobState.FAILED, TrainJobFailure.of(TrainingFailure.of(ex)));
			return new CompletionHandler.OnCompleteRemove<>();
		}
	}

	private static CompletionHandler<Void> later() {
		return new CompletionHandler.OnCompleteReschedule<>(FixedDelay.ofSeconds(10));
	}

	private static CompletionHandler<Void> again() {
		return new CompletionHandler.OnCompleteReschedule<>(FixedDelay.ofSeconds(1));
	}

	/** Runs a job; false if it is to be run again. */
	private boolean run(TrainJob job) throws IOException, InterruptedException {
		UUID id = job.id();
		JobDirectory directory = this.directories.of(id);
		if (job.cancelRequested()) {
			return cancelled(id, directory);
		}
		if (!Files.isDirectory(directory.uploads())) {
			return end(id, TrainJobState.FAILED,
					new TrainJobFailure(TrainJobFailure.OTHER, "its uploads are not there any more"));
		}
		this.store.begin(id);
		if (this.store.move(id, EnumSet.complementOf(finalStates()), TrainJobState.PREPARING)) {
			this.events.state(id, TrainJobState.PREPARING);
		}
		WorkerReport report = new WorkerReport(id, this.store, this.events, this.metrics, directory, this.json,
				System::nanoTime);
		long logged = directory.logSize();
		Worker worker = this.launcher.start(arguments(job, directory), directory);
		int exit = follow(id, worker, report);
		Files.deleteIfExists(directory.pid());
		DatabasePatience.insist(() -> this.store.find(id));
		if (this.store.isCancelRequested(id)) {
			return cancelled(id, directory);
		}
		if (report.failure() != null) {
			return end(id, TrainJobState.FAILED, report.failure());
		}
		if (exit == 0 && report.hasOutcome()) {
			return publish(id, directory);
		}
		if (exit == USAGE) {
			return end(id, TrainJobState.FAILED, new TrainJobFailure(TrainJobFailure.OTHER, directory.logLine(logged)));
		}
		directory.log("The worker ended with exit code " + exit + ".");
		if (!worker.isStopped()) {
			this.store.crashed(id);
			int crashes = this.store.find(id).map(TrainJob::crashes).orElse(0);
			if (crashes >= this.properties.attempts()) {
				return end(id, TrainJobState.FAILED, new TrainJobFailure(TrainJobFailure.CRASHED,
						"the worker ended without a word, " + crashes + " times; its log may tell why"));
			}
		}
		if (this.store.move(id, TrainJobState.running(), TrainJobState.QUEUED)) {
			this.events.state(id, TrainJobState.QUEUED);
		}
		return false;
	}

	private int follow(UUID id, Worker worker, WorkerReport report) throws IOException, InterruptedException {
		CountDownLatch ended = new CountDownLatch(1);
		this.workers.add(id, worker);
		// a cancellation may come to another node: only the database tells all
		Thread watch = Thread.ofVirtual().start(() -> watch(id, worker, ended));
		try {
			return worker.follow((line) -> DatabasePatience.insist(() -> report.line(line)));
		}
		finally {
			ended.countDown();
			watch.join();
			this.workers.remove(id);
			worker.kill();
		}
	}

	// ends a worker whose job is cancelled, or that hangs
	private void watch(UUID id, Worker worker, CountDownLatch ended) {
		try {
			while (!ended.await(CANCEL_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
				if (worker.silence().compareTo(this.properties.maxSilence()) > 0) {
					this.directories.of(id)
						.log("The worker said nothing for " + this.properties.maxSilence().toSeconds()
								+ " s: it is killed.");
					worker.kill();
					return;
				}
				if (isCancelled(id)) {
					worker.kill();
					return;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean isCancelled(UUID id) {
		try {
			return this.store.isCancelRequested(id);
		}
		catch (RuntimeException ex) {
			if (DatabasePatience.isAway(ex)) {
				return false;
			}
			throw ex;
		}
	}

	private List<String> arguments(TrainJob job, JobDirectory directory) throws IOException {
		TrainJobConfig config = job.config();
		Path parent = null;
		Path replay = null;
		if (config.parent() != null) {
			parent = this.catalog.versions(job.model())
				.stream()
				.filter((version) -> version.number() == config.parent())
				.map((version) -> version.directory().toAbsolutePath())
				.findFirst()
				.orElseThrow(() -> new IOException(
						"version " + config.parent() + " of " + job.model() + " is not there any more"));
			replay = this.store.findByVersion(job.model(), config.parent())
				.map((earlier) -> this.directories.of(earlier.id()).corpus())
				.filter(Files::isDirectory)
				.orElse(null);
		}
		@Nullable ModelVersion baseline = this.catalog.active(job.model()).orElse(null);
		return WorkerArguments.of(config, directory.upload(), directory, parent, replay, baseline, this.properties);
	}

	private boolean publish(UUID id, JobDirectory directory) throws IOException {
		if (!this.store.move(id, TrainJobState.running(), TrainJobState.PUBLISHING)) {
			return true;
		}
		this.events.state(id, TrainJobState.PUBLISHING);
		TrainJob job = this.store.find(id).orElseThrow();
		ModelVersion version = this.catalog.add(job.model(), directory.version());
		String decision = new Publication(this.catalog, this.properties.maxOldLoss()).activate(version,
				job.config().activation(), job.outcome());
		this.store.published(id, version.number(), decision);
		directory.log("Published as " + version + ", " + decision);
		end(id, TrainJobState.SUCCEEDED, null);
		directory.deleteCheckpoints();
		return true;
	}

	private boolean cancelled(UUID id, JobDirectory directory) throws IOException {
		directory.delete();
		return end(id, TrainJobState.CANCELLED, null);
	}

	private boolean end(UUID id, TrainJobState state, @Nullable TrainJobFailure failure) {
		if (failure != null) {
			this.store.failure(id, failure);
			this.directories.of(id).log("Failed: " + failure.reason());
		}
		if (this.store.move(id, EnumSet.complementOf(finalStates()), state)) {
			this.events.state(id, state);
			TrainJob job = this.store.find(id).orElseThrow();
			Duration duration = (job.startedAt() == null || job.endedAt() == null) ? Duration.ZERO
					: Duration.between(job.startedAt(), job.endedAt());
			this.metrics.ended(id, state, (failure == null) ? "none" : failure.kind(), duration);
		}
		return true;
	}

	private static EnumSet<TrainJobState> finalStates() {
		return EnumSet.of(TrainJobState.SUCCEEDED, TrainJobState.FAILED, TrainJobState.CANCELLED);
	}

}
