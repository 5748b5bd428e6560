package dev.attune.catalog;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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

	boolean hasActivationsFile() {
		return Files.exists(this.path.resolve(ACTIVATIONS));
	}

	void write(Activations activations) throws IOException {
		Durability.replace(this.path.resolve(ACTIVATIONS), MAPPER.writeValueAsBytes(activations));
	}

	Path stage() throws IOException {
		Files.createDirectories(this.path);
		return Files.createDirectory(this.path.resolve(STAGING + UUID.randomUUID()));
	}

	static boolean isStaged(Path directory) {
		return name(directory).startsWith(STAGING);
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
