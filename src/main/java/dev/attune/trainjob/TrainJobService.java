package dev.attune.trainjob;

import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.Architecture;
import dev.attune.suggestion.Suggestions;
import dev.attune.web.Callers;
import dev.attune.web.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What can be done with jobs from outside.
 */
class TrainJobService {

	private final TrainJobStore store;

	private final TrainJobEvents events;

	private final TrainJobQueue queue;

	private final RunningWorkers workers;

	private final JobDirectories directories;

	private final ModelCatalog catalog;

	private final TransactionTemplate transaction;

	private final Suggestions suggestions;

	private final TrainingProperties properties;

	private final Callers callers;

	TrainJobService(TrainJobStore store, TrainJobEvents events, TrainJobQueue queue, RunningWorkers workers,
			JobDirectories directories, ModelCatalog catalog, TransactionTemplate transaction, Suggestions suggestions,
			TrainingProperties properties, Callers callers) {
		this.store = store;
		this.events = events;
		this.queue = queue;
		this.workers = workers;
		this.directories = directories;
		this.catalog = catalog;
		this.transaction = transaction;
		this.suggestions = suggestions;
		this.properties = properties;
		this.callers = callers;
	}

	/**
	 * Stores the files, reads them through and queues the job.
	 * @param idempotencyKey a request repeated with the same key queues nothing
	 * @throws ProblemException if the job is refused: then nothing of it is kept
	 */
	TrainJob submit(TrainJobConfig config, TrainJobFiles files, @Nullable String idempotencyKey) {
		files.validate(config, this.properties.maxFiles());
		validate(config);
		String hash = RequestHash.of(config, files);
		if (idempotencyKey != null) {
			Optional<TrainJobStore.Keyed> earlier = this.store.findByKey(idempotencyKey);
			if (earlier.isPresent()) {
				return repeated(earlier.get(), hash);
			}
		}
		if (this.store.count(TrainJobState.QUEUED, null) >= this.properties.maxQueued()) {
			throw ProblemException.tooManyRequests("As many jobs wait as may: " + this.properties.maxQueued(),
					Duration.ofMinutes(5), null);
		}
		checkJobs();
		try {
			return receive(config, files, idempotencyKey, hash);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void checkJobs() {
		String caller = this.callers.name();
		long allowed = this.callers.maxJobs();
		if (caller != null && allowed > 0 && this.store.countUnfinished(caller) >= allowed) {
			throw ProblemException.tooManyRequests(
					"As many jobs of this API key are queued or running as may: " + allowed, Duration.ofMinutes(5),
					null);
		}
	}

	private TrainJob receive(TrainJobConfig config, TrainJobFiles files, @Nullable String key, String hash)
			throws IOException {
		UUID id = UUID.randomUUID();
		JobDirectory directory = this.directories.receive();
		try {
			directory.write(new UploadReceiver(config, directory.uploads(), this.suggestions).receive(files));
			directory = this.directories.accept(directory, id);
			this.transaction.executeWithoutResult((status) -> {
				this.store.insert(id, config, key, hash, this.callers.name());
				this.events.state(id, TrainJobState.QUEUED);
				this.queue.add(id);
			});
		}
		catch (DuplicateKeyException ex) {
			directory.delete();
			return repeated(this.store.findByKey(String.valueOf(key)).orElseThrow(), hash);
		}
		catch (IOException | RuntimeException ex) {
			directory.delete();
			throw ex;
		}
		return find(id);
	}

	private TrainJob repeated(TrainJobStore.Keyed earlier, String hash) {
		if (!earlier.requestHash().equals(hash)) {
			throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT,
					"The Idempotency-Key was used before, for another request");
		}
		return find(earlier.id());
	}

	private void validate(TrainJobConfig config) {
		List<ModelVersion> versions;
		try {
			versions = this.catalog.versions(config.modelName());
			if (config.architecture() != null) {
				Architecture.of(config.architecture());
			}
		}
		catch (IllegalArgumentException ex) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "config", String.valueOf(ex.getMessage()));
		}
		if (config.parent() == null && config.options() != null && Objects.equals(config.options().epochs(), 0)) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "config.options.epochs",
					"config.options.epochs: must be at least 1 without a parent");
		}
		if (config.parent() != null && versions.stream().noneMatch((known) -> known.number() == config.parent())) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "config.parent",
					"config.parent: %s has no version %d; it has %s".formatted(config.modelName(), config.parent(),
							versions.stream().map(ModelVersion::number).toList()));
		}
	}

	TrainJob find(UUID id) {
		return this.store.find(id)
			.orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "There is no job " + id));
	}

	/** Ends a job at once. One that waits is cancelled when this returns. */
	TrainJob cancel(UUID id) {
		TrainJob job = find(id);
		if (job.state().isFinal() && job.state() != TrainJobState.CANCELLED) {
			throw new ProblemException(HttpStatus.CONFLICT, "The job is at its end: " + job.state());
		}
		this.store.requestCancel(id);
		if (this.store.move(id, EnumSet.of(TrainJobState.QUEUED), TrainJobState.CANCELLED)) {
			this.events.state(id, TrainJobState.CANCELLED);
			this.queue.remove(id);
			delete(this.directories.of(id));
		}
		this.workers.kill(id);
		return find(id);
	}

	/** Queues a job again that failed; it goes on from its last checkpoint. */
	TrainJob retry(UUID id) {
		TrainJob job = find(id);
		JobDirectory directory = this.directories.of(id);
		if (job.state() != TrainJobState.FAILED) {
			throw new ProblemException(HttpStatus.CONFLICT,
					"Only a failed job can be retried; this one is " + job.state());
		}
		if (!Files.isDirectory(directory.uploads())) {
			throw new ProblemException(HttpStatus.CONFLICT,
					"The job's uploads are not kept any more: upload them again");
		}
		if (job.failure() != null && job.failure().kind().equals(TrainJobFailure.CHECKPOINT)) {
			try {
				directory.deleteCheckpoints();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		this.transaction.executeWithoutResult((status) -> {
			if (this.store.move(id, EnumSet.of(TrainJobState.FAILED), TrainJobState.QUEUED)) {
				this.store.forgetCrashes(id);
				this.store.forgetFailure(id);
				this.events.state(id, TrainJobState.QUEUED);
				this.queue.add(id);
			}
		});
		return find(id);
	}

	/** Forgets a job that is at its end, with its files. Its model version stays. */
	void delete(UUID id) {
		TrainJob job = find(id);
		if (!job.state().isFinal()) {
			throw new ProblemException(HttpStatus.CONFLICT, "The job is not at its end: cancel it first");
		}
		this.store.delete(id);
		delete(this.directories.of(id));
	}

	private static void delete(JobDirectory directory) {
		try {
			directory.delete();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
