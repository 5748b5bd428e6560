package dev.attune.trainjob;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as its clients see it.
 *
 * @param id names it
 * @param state where it stands
 * @param model name of the model
 * @param config what is to be trained
 * @param crashes workers that ended without a word since it last made headway
 * @param createdAt when it was queued
 * @param startedAt when a worker was first started
 * @param endedAt when it ended
 * @param percent of the planned training that is done, 0 to 100
 * @param progress the worker's last word
 * @param history points of the training curve and all validations
 * @param corpus what cleaning and splitting came to
 * @param outcome scores of the new version beside those of the one that served, and
 * samples
 * @param version the number that the new version got
 * @param decision why it serves or does not
 * @param failure why the job failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TrainJob")
record TrainJobView(UUID id, TrainJobState state, @Schema(example = "en-de") String model, TrainJobConfig config,
		int crashes, Instant createdAt, @Nullable Instant startedAt, @Nullable Instant endedAt,
		@Schema(example = "42.5") double percent, @Nullable JsonNode progress, @Nullable History history,
		@Nullable JsonNode corpus, @Nullable JsonNode outcome, @Nullable Integer version, @Nullable String decision,
		@Nullable TrainJobFailure failure) {

	/** A job in a list: without what is long. */
	static TrainJobView brief(TrainJob job) {
		return of(job, null, null, null);
	}

	static TrainJobView full(TrainJob job, History history) {
		return of(job, history, job.corpus(), job.outcome());
	}

	private static TrainJobView of(TrainJob job, @Nullable History history, @Nullable JsonNode corpus,
			@Nullable JsonNode outcome) {
		return new TrainJobView(job.id(), job.state(), job.model(), job.config(), job.crashes(), job.createdAt(),
				job.startedAt(), job.endedAt(), percent(job), job.progress(), history, corpus, outcome, job.version(),
				job.decision(), job.failure());
	}

	private static double percent(TrainJob job) {
		if (job.state() == TrainJobState.SUCCEEDED) {
			return 100;
		}
		double share = (job.progress() == null) ? 0 : job.progress().path("share").asDouble();
		return Math.round(1000 * share) / 10.0;
	}

	/**
	 * How a training went.
	 *
	 * @param progress step, loss and speed every few seconds
	 * @param validations scores on the development part
	 */
	@Schema(name = "TrainJobHistory")
	record History(List<JsonNode> progress, List<JsonNode> validations) {
	}

	/**
	 * A page of jobs.
	 *
	 * @param jobs newest first
	 * @param total number of all that match
	 */
	@Schema(name = "TrainJobPage")
	record Page(List<TrainJobView> jobs, long total) {
	}

}
