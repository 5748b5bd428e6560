package dev.attune.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of a directory, laid out as {@code <model>/<version>/}. A directory whose
 * name starts with a dot is being written, or was left by a crash, and does not count.
 * Safe for use by several threads and by several processes on one directory.
 */
public final class ModelCatalog {

	private static final Logger logger = LoggerFactory.getLogger(ModelCatalog.class);

	private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

	private static final String STAGING = ".incoming-";

	private final Path directory;

	public ModelCatalog(Path directory) {
		this.directory = directory;
	}

	public Path directory() {
		return this.directory;
	}

	/**
	 * Names of the models that have a version, in alphabetical order; none if the
	 * directory does not exist.
	 */
	public List<String> models() {
		return childDirectories(this.directory).map(ModelCatalog::name)
			.filter(ModelName::isValid)
			.filter((model) -> !versions(model).isEmpty())
			.sorted()
			.toList();
	}

	/**
	 * The versions of a model, newest first; none if there is no such model.
	 * @throws IllegalArgumentException if that cannot be a model's name
	 */
	public List<ModelVersion> versions(String model) {
		return childDirectories(this.directory.resolve(ModelName.validated(model)))
			.filter((child) -> VERSION.matcher(name(child)).matches())
			.map((child) -> new ModelVersion(model, Integer.parseInt(name(child)), child))
			.sorted(Comparator.comparingInt(ModelVersion::number).reversed())
			.toList();
	}

	/**
	 * Begins a version: an empty directory to write its files into, which readers ignore
	 * until it is published.
	 * @throws IllegalArgumentException if that cannot be a model's name
	 */
	public Path beginVersion(String model) throws IOException {
		Path parent = this.directory.resolve(ModelName.validated(model));
		Files.createDirectories(parent);
		return Files.createDirectory(parent.resolve(STAGING + UUID.randomUUID()));
	}

	/**
	 * Publishes a directory that {@link #beginVersion} gave, under the next free number.
	 * Its files are on disk before its name is, so whoever sees the version sees all of
	 * it, also after a crash.
	 */
	public ModelVersion publish(Path staged) throws IOException {
		Path parent = requireStaged(staged);
		if (!Files.isRegularFile(staged.resolve("config.json"))) {
			throw new NoSuchFileException(staged.resolve("config.json").toString(), null,
					"a version without a config.json cannot be published");
		}
		Durability.sync(staged);
		String model = name(parent);
		for (int number = newest(model) + 1;; number++) {
			Path target = parent.resolve(Integer.toString(number));
			// another process may have taken the number since the listing
			if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Durability.renameUnlessTaken(staged, target)) {
				return new ModelVersion(model, number, target);
			}
		}
	}

	/**
	 * Deletes a directory that {@link #beginVersion} gave, with what was written into it.
	 */
	public void discard(Path staged) throws IOException {
		requireStaged(staged);
		try (Stream<Path> files = Files.walk(staged)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	private int newest(String model) {
		return versions(model).stream().mapToInt(ModelVersion::number).findFirst().orElse(0);
	}

	private Path requireStaged(Path staged) {
		Path parent = staged.getParent();
		if (parent == null || !this.directory.equals(parent.getParent()) || !name(staged).startsWith(STAGING)) {
			throw new IllegalArgumentException("Not a version begun in " + this.directory + ": " + staged);
		}
		return parent;
	}

	private static Stream<Path> childDirectories(Path parent) {
		try (Stream<Path> children = Files.list(parent)) {
			return children.filter(Files::isDirectory).toList().stream();
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return Stream.empty();
		}
		catch (IOException ex) {
			// one directory that cannot be read must not hide the others
			logger.warn("Cannot list {}: {}", parent, ex.toString());
			return Stream.empty();
		}
	}

	private static String name(Path path) {
		return String.valueOf(path.getFileName());
	}

}
