package dev.attune.trainjob;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.training.TrainingFailure;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a job failed.
 *
 * @param kind what sort of fault it is
 * @param reason in words
 * @param file of the corpus at fault, if one is
 * @param line in that file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrainJobFailure(
		@Schema(description = "CORPUS, DIVERGED, NO_SPACE, OUT_OF_MEMORY, CHECKPOINT, CRASHED or OTHER",
				example = "NO_SPACE") String kind,
		@Schema(example = "No space left on device") String reason, @Nullable String file, @Nullable Long line) {

	/** The worker ended without a word, again and again. */
	static final String CRASHED = "CRASHED";

	static final String OTHER = "OTHER";

	static final String CHECKPOINT = "CHECKPOINT";

	TrainJobFailure(String kind, String reason) {
		this(kind, reason, null, null);
	}

	/** A failure of the training, or of what is done around it. */
	static TrainJobFailure of(TrainingFailure failure) {
		return new TrainJobFailure(failure.kind().name(), failure.reason(), failure.file(), failure.line());
	}

}
