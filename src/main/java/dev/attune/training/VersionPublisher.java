package dev.attune.training;

import dev.attune.catalog.ModelCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Brings the version that a training left in its work directory into the catalog.
 */
final class VersionPublisher {

	private final ModelCatalog catalog;

	private final String name;

	/**
	 * A publisher.
	 * @param name of the model
	 * @throws IllegalArgumentException if that cannot be a model's name
	 */
	VersionPublisher(ModelCatalog catalog, String name) {
		this.catalog = catalog;
		this.name = name;
		// says at once if the name is none
		catalog.versions(name);
	}

	/** A directory that readers of the catalog ignore. */
	Path temporaryWork() throws IOException {
		return this.catalog.beginVersion(this.name);
	}

	/**
	 * Publishes the version, unless that was done before.
	 * @return its directory
	 */
	Path publish(WorkDirectory work) throws IOException {
		Path note = work.root().resolve("published");
		if (Files.exists(note)) {
			return Path.of(Files.readString(note));
		}
		Path staged = this.catalog.beginVersion(this.name);
		try (Stream<Path> files = Files.list(work.version())) {
			for (Path file : files.toList()) {
				Files.copy(file, staged.resolve(work.version().relativize(file)));
			}
			Path published = this.catalog.publish(staged).directory();
			WorkDirectory.write(note, published.toString().getBytes(StandardCharsets.UTF_8));
			return published;
		}
		finally {
			WorkDirectory.delete(staged);
		}
	}

}
