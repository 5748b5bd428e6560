package dev.attune.trainjob;

import dev.attune.web.ProblemException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/**
 * The files of a request.
 *
 * @param files corpora in any format
 * @param sourceFile sentences, one a line
 * @param targetFile their translations, line by line
 * @param devFiles pairs for validation
 * @param testFiles pairs for the scores
 */
record TrainJobFiles(List<MultipartFile> files, @Nullable MultipartFile sourceFile, @Nullable MultipartFile targetFile,
		List<MultipartFile> devFiles, List<MultipartFile> testFiles) {

	/** Refuses a request that lacks files or has too many. */
	void validate(TrainJobConfig config, int maxFiles) {
		if ((this.sourceFile == null) != (this.targetFile == null)) {
			String missing = (this.sourceFile == null) ? "sourceFile" : "targetFile";
			throw new ProblemException(HttpStatus.BAD_REQUEST, missing,
					missing + " is missing: sourceFile and targetFile go together");
		}
		if (this.files.isEmpty() && this.sourceFile == null && !config.takesSuggestions()) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "files",
					"files is missing: send a corpus as files, or as sourceFile and targetFile");
		}
		if (all().count() > maxFiles) {
			throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "files",
					"at most " + maxFiles + " files may be sent, not " + all().count());
		}
	}

	/** All of them. */
	Stream<MultipartFile> all() {
		Stream<MultipartFile> aligned = Stream.concat(Stream.ofNullable(this.sourceFile),
				Stream.ofNullable(this.targetFile));
		return Stream.of(this.files.stream(), aligned, this.devFiles.stream(), this.testFiles.stream())
			.flatMap((part) -> part);
	}

}
