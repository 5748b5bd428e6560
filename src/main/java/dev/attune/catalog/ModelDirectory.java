package dev.attune.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory of one model: a directory for each version, and beside them
 * {@code activations.json}. Whoever writes holds the {@link ModelLock}.
 *
 * @param path the directory, which need not exist
 */
record ModelDirectory(Path path) {

	static final String ACTIVATIONS = "activations.json";

	private static final Logger logger = LoggerFactory.getLogger(ModelDirectory.class);

	private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

	private static final String STAGING = ".incoming-";

	private static final String DELETED = ".deleted-";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	String model() {
		return name(this.path);
	}

	/** The versions, newest first. */
	List<ModelVersion> versions() {
		return children(this.path).stream()
			.filter((child) -> VERSION.matcher(name(child)).matches())
			.map((child) -> new ModelVersion(model(), Integer.parseInt(name(child)), child))
			.sorted(Comparator.comparingInt(ModelVersion::number).reversed())
			.toList();
	}

	/**
	 * Which version is active, whether or not it is still there; without a file the
	 * newest is. Empty if there is neither file nor version.
	 * @throws CatalogException if the file is damaged
	 */
	Optional<Activations> activations() throws IOException {
		// in this order: a version that is added beside others is preceded by the file
		List<ModelVersion> versions = versions();
		Path file = this.path.resolve(ACTIVATIONS);
		try {
			return Optional.of(MAPPER.readValue(Files.readAllBytes(file), Activations.class));
		}
		catch (NoSuchFileException ex) {
			return versions.isEmpty() ? Optional.empty() : Optional.of(newest(versions.getFirst()));
		}
		catch (JacksonException ex) {
			throw new CatalogException(CatalogException.Reason.CONFLICT,
					ACTIVATIONS + " of model " + model()
							+ " is damaged; without the file its newest version is active: " + ex.getOriginalMessage(),
					ex);
		}
	}

	/**
	 * {@link #activations()}; if the file cannot be read, it is as if it were not there.
	 */
	Optional<Activations> readableActivations() {
		try {
			return activations();
		}
		catch (IOException | CatalogException ex) {
			logger.error("Cannot tell which version of model {} is active, its newest is taken: {}", model(),
					ex.toString());
			return versions().stream().findFirst().map(ModelDirectory::newest);
		}
	}

	void write(Activations activations) throws IOException {
		Durability.write(this.path.resolve(ACTIVATIONS), MAPPER.writeValueAsBytes(activations));
	}

	Path stage() throws IOException {
		Files.createDirectories(this.path);
		return Files.createDirectory(this.path.resolve(STAGING + UUID.randomUUID()));
	}

	static boolean isStaged(Path directory) {
		return name(directory).startsWith(STAGING);
	}

	/**
	 * Gives a staged directory the next free number. Which version is active does not
	 * change by it, unless it is the first.
	 */
	ModelVersion add(Path staged) throws IOException {
		// a damaged file must not cost a version that took hours to train
		Optional<Activations> activations = readableActivations();
		if (activations.isPresent() && !Files.exists(this.path.resolve(ACTIVATIONS))) {
			write(activations.get());
		}
		int newest = versions().stream().mapToInt(ModelVersion::number).findFirst().orElse(0);
		int highest = Math.max(newest, activations.map(Activations::highest).orElse(0));
		for (int number = highest + 1;; number++) {
			Path target = this.path.resolve(Integer.toString(number));
			// someone who copies versions by hand takes no lock
			if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Durability.renameUnlessTaken(staged, target)) {
				return new ModelVersion(model(), number, target);
			}
		}
	}

	/**
	 * Deletes all versions but the newest, the active one and the one before it.
	 * @param newest how many
	 */
	void deleteAllBut(int newest, Activations activations) {
		for (ModelVersion version : versions().stream().skip(newest).toList()) {
			int number = version.number();
			if (number != activations.active() && number != activations.previous().orElse(0)) {
				try {
					delete(version);
					logger.info("Deleted {}: more than {} versions", version, newest);
				}
				catch (IOException ex) {
					// the next activation tries again
					logger.warn("Cannot delete {}: {}", version, ex.toString());
				}
			}
		}
	}

	/**
	 * Deletes a version: it vanishes at once, then its files go, and with them those that
	 * a crash kept from going before.
	 */
	void delete(ModelVersion version) throws IOException {
		Files.move(version.directory(), this.path.resolve(DELETED + UUID.randomUUID()));
		for (Path child : children(this.path)) {
			if (name(child).startsWith(DELETED)) {
				deleteTree(child);
			}
		}
	}

	/**
	 * Deletes what was being written or deleted when a process was killed, which is all
	 * that has not changed since a time.
	 */
	void deleteAbandoned(Instant unchangedSince) {
		for (Path child : children(this.path)) {
			if (name(child).startsWith(STAGING) || name(child).startsWith(DELETED)) {
				try {
					if (lastModified(child).isBefore(unchangedSince)) {
						deleteTree(child);
						logger.info("Deleted {}, which a crash had left", child);
					}
				}
				catch (IOException | UncheckedIOException ex) {
					logger.warn("Cannot delete {}: {}", child, ex.toString());
				}
			}
		}
	}

	/** When anything in a directory was changed last. */
	private static Instant lastModified(Path directory) throws IOException {
		Instant last = Instant.EPOCH;
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.toList()) {
				Instant modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
				last = modified.isAfter(last) ? modified : last;
			}
		}
		return last;
	}

	static void deleteTree(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(file);
			}
		}
	}

	/** The directories in a directory; none if it is none. */
	static List<Path> children(Path parent) {
		List<Path> directories = new ArrayList<>();
		try (DirectoryStream<Path> children = Files.newDirectoryStream(parent, Files::isDirectory)) {
			children.forEach(directories::add);
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return List.of();
		}
		catch (IOException | DirectoryIteratorException ex) {
			// one directory that cannot be read must not hide the others
			logger.warn("Cannot list {}: {}", parent, ex.toString());
		}
		return directories;
	}

	static String name(Path path) {
		return String.valueOf(path.getFileName());
	}

	private static Activations newest(ModelVersion version) {
		return Activations.first(version.number(), version.created());
	}

}
