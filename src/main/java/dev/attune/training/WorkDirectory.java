package dev.attune.training;

import dev.attune.catalog.Durability;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * What a training leaves on the disk, so that it can go on after an interruption.
 *
 * @param root the directory of one training
 */
public record WorkDirectory(Path root) {

	/** The prepared corpus. */
	public Path corpus() {
		return this.root.resolve("corpus");
	}

	/** Where the last checkpoint is. */
	public Path checkpoint() {
		return this.root.resolve("checkpoint");
	}

	/** The files of the model version, there as soon as all of them are whole. */
	public Path version() {
		return this.root.resolve("version");
	}

	/** The test part with its translations. */
	public Path test() {
		return this.root.resolve("test.tsv");
	}

	/** The last that a training writes. */
	Path outcomeFile() {
		return this.root.resolve("outcome.json");
	}

	/** What the training came to, if it is finished. */
	public Optional<TrainingOutcome> outcome() throws IOException {
		Path file = outcomeFile();
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		try {
			return Optional.of(EventJson.MAPPER.readValue(Files.readAllBytes(file), TrainingOutcome.class));
		}
		catch (JacksonException exception) {
			throw new IOException(file + ": " + exception.getOriginalMessage(), exception);
		}
	}

	/** An empty directory to write the version into. */
	Path beginVersion() throws IOException {
		Path partial = this.root.resolve("version.partial");
		delete(partial);
		delete(version());
		return Files.createDirectories(partial);
	}

	/** Gives a directory that {@link #beginVersion} returned its name. */
	void finish(Path partial, TrainingOutcome outcome) throws IOException {
		Durability.sync(partial);
		Durability.renameUnlessTaken(partial, version());
		write(outcomeFile(), EventJson.MAPPER.writeValueAsBytes(outcome));
	}

	/** Writes a file of this directory so that it is whole or not there. */
	static void write(Path file, byte[] content) throws IOException {
		Path aside = file.resolveSibling(file.getFileName() + ".partial");
		Files.write(aside, content);
		try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
		Durability.replace(aside, file);
	}

	/** Deletes a directory and what is in it; nothing happens if there is none. */
	static void delete(Path directory) throws IOException {
		if (!Files.exists(directory)) {
			return;
		}
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
