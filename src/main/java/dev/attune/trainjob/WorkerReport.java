package dev.attune.trainjob;

import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the lines that a worker writes, one JSON object each, and stores what they tell
 * of its job.
 */
final class WorkerReport {

	/** Progress comes more often than a curve needs points. */
	private static final Duration POINT_INTERVAL = Duration.ofSeconds(5);

	/** What comes sooner behind another of its kind is not written to the database. */
	private static final Duration WRITE_INTERVAL = Duration.ofMillis(500);

	/** More than any training has; each is a row of the database. */
	private static final int MAX_VALIDATIONS = 10_000;

	/** More than any training passes; each is a row of the database. */
	private static final int MAX_STAGES = 100;

	private final UUID job;

	private final TrainJobStore store;

	private final TrainJobEvents events;

	private final TrainJobMetrics metrics;

	private final JobDirectory directory;

	private final JsonMapper json;

	private final LongSupplier nanoTime;

	private final Throttle points;

	private final Throttle progress;

	private final Throttle checkpoints;

	private @Nullable TrainJobFailure failure;

	private boolean hasOutcome;

	private int validations;

	private int stages;

	/**
	 * A report.
	 * @param nanoTime as {@link System#nanoTime}: a clock that is set must not stop the
	 * curve
	 */
	WorkerReport(UUID job, TrainJobStore store, TrainJobEvents events, TrainJobMetrics metrics, JobDirectory directory,
			JsonMapper json, LongSupplier nanoTime) {
		this.job = job;
		this.store = store;
		this.events = events;
		this.metrics = metrics;
		this.directory = directory;
		this.json = json;
		this.nanoTime = nanoTime;
		this.points = new Throttle(POINT_INTERVAL);
		this.progress = new Throttle(WRITE_INTERVAL);
		this.checkpoints = new Throttle(WRITE_INTERVAL);
	}

	/** Why the worker failed, as far as it told. */
	@Nullable TrainJobFailure failure() {
		return this.failure;
	}

	/** Whether the worker told its scores, the last that it has to tell. */
	boolean hasOutcome() {
		return this.hasOutcome;
	}

	void line(String line) {
		JsonNode event;
		try {
			event = this.json.readTree(line);
		}
		catch (JacksonException ex) {
			this.directory.log(line);
			return;
		}
		String type = event.path("event").asString("");
		switch (type) {
			case "stage" -> stage(TrainJobState.valueOf(event.path("stage").asString()));
			case "progress" -> progress(event);
			case "validation" -> {
				if (this.validations++ >= MAX_VALIDATIONS) {
					return;
				}
				this.events.add(this.job, type, event);
				this.directory.log("update %d: chrF2 %.2f, BLEU %.2f, perplexity %.2f".formatted(
						event.path("update").asLong(), event.path("chrf").asDouble(), event.path("bleu").asDouble(),
						event.path("perplexity").asDouble()));
			}
			case "corpus" -> {
				this.store.corpus(this.job, event);
				this.directory.log("pairs read %,d, kept %,d".formatted(event.at("/report/read").asLong(),
						event.at("/report/kept").asLong()));
			}
			case "outcome" -> {
				this.hasOutcome = true;
				this.store.outcome(this.job, event);
				this.directory.log("test: " + event.path("scores"));
			}
			case "failed" -> this.failure = this.json.treeToValue(event, TrainJobFailure.class);
			case "checkpoint" -> {
				if (this.checkpoints.passes()) {
					this.store.forgetCrashes(this.job);
				}
				this.directory.log("checkpoint at update " + event.path("update").asLong());
			}
			default -> this.directory.log(event.path("text").asString(line));
		}
	}

	private void stage(TrainJobState stage) {
		if (this.stages++ < MAX_STAGES && this.store.move(this.job, TrainJobState.running(), stage)) {
			this.events.state(this.job, stage);
			this.directory.log(stage.name());
		}
	}

	private void progress(JsonNode event) {
		this.metrics.progress(this.job, event.path("tokensPerSecond").asDouble(),
				event.path("elapsedSeconds").asDouble());
		if (this.progress.passes()) {
			this.store.progress(this.job, event);
		}
		if (this.points.passes()) {
			this.events.add(this.job, "progress", event);
		}
	}

	/** Lets one pass, and the next only after a time. */
	private final class Throttle {

		private final Duration interval;

		private long next;

		Throttle(Duration interval) {
			this.interval = interval;
			this.next = WorkerReport.this.nanoTime.getAsLong();
		}

		boolean passes() {
			long now = WorkerReport.this.nanoTime.getAsLong();
			if (now - this.next < 0) {
				return false;
			}
			this.next = now + this.interval.toNanos();
			return true;
		}

	}

}
