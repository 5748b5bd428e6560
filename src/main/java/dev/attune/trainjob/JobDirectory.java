package dev.attune.trainjob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a job has on disk.
 *
 * @param path its directory
 */
record JobDirectory(Path path) {

	/** How often to go on when another deletes, too; each time there is less. */
	private static final int ATTEMPTS = 100;

	private static final int MAX_LINE = 10_000;

	/** Bytes of a log at most. */
	static final long MAX_LOG = 10_000_000;

	private static final Logger logger = LoggerFactory.getLogger(JobDirectory.class);

	private static final JsonMapper JSON = new JsonMapper();

	/** The files as they were uploaded. */
	Path uploads() {
		return this.path.resolve("uploads");
	}

	/** Where the worker prepares, saves its checkpoints and leaves the version. */
	Path work() {
		return this.path.resolve("work");
	}

	/** The prepared corpus, from which a later training may take pairs again. */
	Path corpus() {
		return work().resolve("corpus");
	}

	/** The finished version, before it is published. */
	Path version() {
		return work().resolve("version");
	}

	/** The test part with its translations. */
	Path testPart() {
		return work().resolve("test.tsv");
	}

	/** What the worker said. */
	Path log() {
		return this.path.resolve("log.txt");
	}

	/** Number of the worker's process, while it may run. */
	Path pid() {
		return this.path.resolve("worker.pid");
	}

	void write(Upload upload) throws IOException {
		Files.write(this.path.resolve("upload.json"), JSON.writeValueAsBytes(upload));
	}

	Upload upload() throws IOException {
		return JSON.readValue(Files.readAllBytes(this.path.resolve("upload.json")), Upload.class);
	}

	/** Adds a line to the log. */
	void log(String line) {
		byte[] text = (Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  " + line + "\n")
			.getBytes(StandardCharsets.UTF_8);
		try {
			append(text, text.length);
		}
		catch (NoSuchFileException ex) {
			// the job was deleted meanwhile
		}
		catch (IOException ex) {
			// a full disk must not end a training that may do without a log
			logger.warn("Nothing can be added to {}: {}", log(), ex.getMessage());
		}
	}

	/** Adds bytes to the log, unless it is full. */
	void append(byte[] bytes, int length) throws IOException {
		long free = MAX_LOG - logSize();
		if (free > 0) {
			Files.write(log(), Arrays.copyOf(bytes, (int) Math.min(length, free)), StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
	}

	/** Bytes of the log. */
	long logSize() throws IOException {
		return Files.exists(log()) ? Files.size(log()) : 0;
	}

	/** The line that begins at a place in the log. */
	String logLine(long start) throws IOException {
		try (InputStream input = Files.newInputStream(log())) {
			input.skipNBytes(start);
			return new String(input.readNBytes(MAX_LINE), StandardCharsets.UTF_8).lines().findFirst().orElse("");
		}
	}

	/** What is not needed once the version is published. */
	void deleteCheckpoints() throws IOException {
		for (String name : List.of("checkpoint", "version")) {
			delete(work().resolve(name));
		}
	}

	/** The uploads and what was prepared from them, but for the test part. */
	void deleteCorpora() throws IOException {
		deleteCheckpoints();
		delete(uploads());
		delete(corpus());
	}

	void delete() throws IOException {
		delete(this.path);
	}

	// another may delete a part of it at the same time: who asks for it, the end of the
	// job, or the housekeeping
	private static void delete(Path path) throws IOException {
		for (int attempt = 1;; attempt++) {
			try {
				FileSystemUtils.deleteRecursively(path);
				return;
			}
			catch (NoSuchFileException | DirectoryNotEmptyException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

}
