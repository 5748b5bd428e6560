package dev.attune.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as its address shows it.
 *
 * @param id the last part of its address
 * @param state how far it is: queued, running, done or failed
 * @param progress how many of its texts are translated
 * @param translatedFileUrl where the translation is, or will be; none if it failed
 * @param error why it failed, if it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentJobView(UUID id, @Schema(allowableValues = {
		"queued", "running", "done", "failed" }, example = "running") String state, Progress progress,
		@Schema(example = "http://localhost:8080/download_file/0f8fad5b-d9cb-469f-a165-70867728950e.letter_zh.docx") @Nullable String translatedFileUrl,
		@Nullable String error){

	/**
	 * Shows a job.
	 * @param url where its translation will be
	 */
	static DocumentJobView of(DocumentJob job, String url) {
		DocumentJob.State state = job.state();
		return new DocumentJobView(job.document().id(), state.name().toLowerCase(Locale.ROOT),
				new Progress(job.done(), job.total()), (state != DocumentJob.State.FAILED) ? url : null, job.problem());
	}

	/**
	 * How far the texts of a file are.
	 *
	 * @param done texts that are translated
	 * @param total texts that the file has
	 */
	record Progress(@Schema(example = "500") int done, @Schema(example = "12000") int total) {
	}

}
