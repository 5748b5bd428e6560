package dev.attune.trainjob;

import dev.attune.corpus.CorpusException;
import dev.attune.corpus.CorpusFormats;
import dev.attune.corpus.CorpusLimits;
import dev.attune.corpus.CorpusReader;
import dev.attune.corpus.SentencePair;
import dev.attune.suggestion.Suggestions;
import dev.attune.web.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/**
 * Stores the files of an upload and reads each of them from its first pair to its last,
 * so that a job is only queued if all of them can be read.
 */
final class UploadReceiver {

	private static final int MAX_NAME = 120;

	private final TrainJobConfig config;

	private final Path directory;

	private final Suggestions suggestions;

	UploadReceiver(TrainJobConfig config, Path directory, Suggestions suggestions) {
		this.config = config;
		this.directory = directory;
		this.suggestions = suggestions;
	}

	/**
	 * Stores and checks the files.
	 * @throws ProblemException if a file cannot be read; it names the field, the file and
	 * the line
	 */
	Upload receive(TrainJobFiles files) throws IOException {
		List<String> corpora = store("files", files.files());
		if (files.sourceFile() != null && files.targetFile() != null) {
			String source = store("sourceFile", files.sourceFile());
			String target = store("targetFile", files.targetFile());
			check("sourceFile", CorpusFormats.aligned(this.directory.resolve(source), this.directory.resolve(target),
					CorpusLimits.DEFAULT));
			corpora.add(source + "," + target);
		}
		if (this.config.takesSuggestions()) {
			corpora.add(suggestions());
		}
		return new Upload(corpora, store("devFiles", files.devFiles()), store("testFiles", files.testFiles()));
	}

	private String suggestions() throws IOException {
		String name = unused("suggestions.jsonl");
		if (this.suggestions.write(this.config.source(), this.config.target(), this.directory.resolve(name)) == 0) {
			throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "config.suggestions",
					"There are no accepted suggestions from " + this.config.source() + " to " + this.config.target());
		}
		return name;
	}

	private List<String> store(String field, List<MultipartFile> files) throws IOException {
		List<String> names = new ArrayList<>();
		for (MultipartFile file : files) {
			String name = store(field, file);
			check(field, CorpusFormats.reader(this.directory.resolve(name), this.config.source(), this.config.target(),
					CorpusLimits.DEFAULT));
			names.add(name);
		}
		return names;
	}

	private String store(String field, MultipartFile file) throws IOException {
		String name = unused(safe(file.getOriginalFilename()));
		if (file.isEmpty()) {
			throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, field, name + ": is empty");
		}
		file.transferTo(this.directory.resolve(name));
		return name;
	}

	private void check(String field, CorpusReader reader) {
		try (Stream<SentencePair> pairs = reader.read()) {
			pairs.forEach((pair) -> {
				// reading is the check
			});
		}
		catch (CorpusException ex) {
			throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, field, shown(ex));
		}
	}

	/** The message without the directory of the service. */
	private String shown(CorpusException ex) {
		return String.valueOf(ex.getMessage()).replace(this.directory + "/", "");
	}

	private String unused(String name) {
		String free = name;
		for (int i = 2; Files.exists(this.directory.resolve(free)); i++) {
			free = i + "-" + name;
		}
		return free;
	}

	/**
	 * A name that is no path, no option and no list, whatever the client calls its file.
	 */
	static String safe(@Nullable String original) {
		String name = (original != null) ? original : "";
		String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
		String safe = last.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceAll("^[._ -]+", "");
		String cut = (safe.length() > MAX_NAME) ? safe.substring(safe.length() - MAX_NAME) : safe;
		return cut.isEmpty() ? "file" : cut;
	}

}
