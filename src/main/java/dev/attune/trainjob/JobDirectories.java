package dev.attune.trainjob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The directories of all jobs. An upload is received under a name that begins with a dot
 * and gets its job's name when it is whole.
 */
final class JobDirectories {

	private static final String INCOMING = ".incoming-";

	/** An upload that is older than this was left by a crash. */
	private static final Duration ABANDONED = Duration.ofDays(1);

	private final Path root;

	JobDirectories(Path data) {
		this.root = data.resolve("train-jobs").toAbsolutePath();
	}

	JobDirectory of(UUID job) {
		return new JobDirectory(this.root.resolve(job.toString()));
	}

	/** An empty directory to receive an upload in. */
	JobDirectory receive() throws IOException {
		Files.createDirectories(this.root);
		JobDirectory incoming = new JobDirectory(
				Files.createDirectory(this.root.resolve(INCOMING + UUID.randomUUID())));
		Files.createDirectory(incoming.uploads());
		return incoming;
	}

	/** Makes a received upload the directory of a job. */
	JobDirectory accept(JobDirectory incoming, UUID job) throws IOException {
		Files.move(incoming.path(), of(job).path(), StandardCopyOption.ATOMIC_MOVE);
		return of(job);
	}

	/** Deletes what crashes left behind: whatever is old and belongs to no job. */
	void deleteAbandoned(Set<UUID> jobs, Instant now) throws IOException {
		if (!Files.isDirectory(this.root)) {
			return;
		}
		Set<String> names = jobs.stream().map(UUID::toString).collect(Collectors.toSet());
		try (Stream<Path> children = Files.list(this.root)) {
			for (Path child : children.toList()) {
				Instant modified = Files.getLastModifiedTime(child).toInstant();
				if (!names.contains(String.valueOf(child.getFileName())) && modified.plus(ABANDONED).isBefore(now)) {
					FileSystemUtils.deleteRecursively(child);
				}
			}
		}
	}

}
