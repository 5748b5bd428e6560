package dev.attune.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where uploads lie while they are received: on the disk where their content stays, and
 * not where temporary files are, which is memory in a container. The server deletes each
 * when its request is answered; a server that was killed has not.
 */
public final class UploadDirectory {

	/** No upload takes as long. */
	private static final Duration ABANDONED = Duration.ofDays(1);

	private final Path path;

	UploadDirectory(Path data) {
		this.path = data.resolve("incoming").toAbsolutePath();
	}

	Path path() {
		return this.path;
	}

	/** Deletes what was not written to for a day: no request waits for it. */
	public void deleteAbandoned(Instant now) throws IOException {
		if (!Files.isDirectory(this.path)) {
			return;
		}
		List<Path> files;
		try (Stream<Path> list = Files.list(this.path)) {
			files = list.filter(Files::isRegularFile).toList();
		}
		for (Path file : files) {
			if (Files.getLastModifiedTime(file).toInstant().plus(ABANDONED).isBefore(now)) {
				Files.deleteIfExists(file);
			}
		}
	}

}
