package dev.attune.trainjob;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as it is stored.
 *
 * @param id names it in URLs and on disk
 * @param state where it stands
 * @param config what is to be trained
 * @param crashes workers that ended without a word since it last made headway
 * @param cancelRequested whether someone wants it to end
 * @param createdAt when it was queued
 * @param startedAt when a worker was first started
 * @param endedAt when it reached its final state
 * @param progress the last progress that the worker told
 * @param corpus what cleaning and splitting came to
 * @param outcome scores and samples
 * @param failure why it failed
 * @param version of the model that it published
 * @param decision why that version serves or does not
 */
record TrainJob(UUID id, TrainJobState state, TrainJobConfig config, int crashes, boolean cancelRequested,
		Instant createdAt, @Nullable Instant startedAt, @Nullable Instant endedAt, @Nullable JsonNode progress,
		@Nullable JsonNode corpus, @Nullable JsonNode outcome, @Nullable TrainJobFailure failure,
		@Nullable Integer version, @Nullable String decision) {

	String model() {
		return this.config.modelName();
	}

}
