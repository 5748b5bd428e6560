package dev.attune.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;

/**
 * The files on disk. What is there is all that is known of them, so a restart loses none
 * that can be fetched.
 */
final class DocumentStore {

	private final Path root;

	private final DocumentProperties properties;

	private final Clock clock;

	/** Directories of what is translated now, or waits for it. */
	private final Set<Path> inWork = ConcurrentHashMap.newKeySet();

	/**
	 * A store in a directory of its own.
	 * @param data the directory of the service
	 */
	DocumentStore(Path data, DocumentProperties properties, Clock clock) {
		this.root = data.resolve("documents").toAbsolutePath();
		this.properties = properties;
		this.clock = clock;
	}

	/** Stores an upload; until it is finished or deleted, it is in work. */
	StoredDocument receive(MultipartFile upload, String translatedName) throws IOException {
		UUID id = UUID.randomUUID();
		StoredDocument document = new StoredDocument(id, this.root.resolve(id.toString()), translatedName);
		this.inWork.add(document.directory());
		try {
			Files.createDirectories(document.directory());
			Files.writeString(document.label(), translatedName);
			upload.transferTo(document.source());
			return document;
		}
		catch (IOException | RuntimeException ex) {
			delete(document);
			throw ex;
		}
	}

	/** Makes the finished translation one that can be fetched; the upload goes. */
	void finish(StoredDocument document) throws IOException {
		Files.move(document.unfinished(), document.translated(), StandardCopyOption.ATOMIC_MOVE);
		Files.delete(document.source());
		this.inWork.remove(document.directory());
	}

	/** Deletes all of a file. */
	void delete(StoredDocument document) {
		this.inWork.remove(document.directory());
		delete(document.directory());
	}

	/**
	 * Finds a translation.
	 * @param address the last part of its address
	 */
	Optional<StoredDocument> find(String address) {
		int dot = address.indexOf('.');
		if (dot != 36 || address.indexOf('/') >= 0 || address.indexOf('\\') >= 0) {
			return Optional.empty();
		}
		try {
			UUID id = UUID.fromString(address.substring(0, dot));
			StoredDocument document = new StoredDocument(id, this.root.resolve(id.toString()),
					address.substring(dot + 1));
			return (Files.isRegularFile(document.translated())
					&& Files.readString(document.label()).equals(document.name())) ? Optional.of(document)
							: Optional.empty();
		}
		catch (IllegalArgumentException | NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Deletes what is too old, and the oldest of what is too much, but nothing that is in
	 * work.
	 */
	void clean() {
		Instant oldest = this.clock.instant().minus(this.properties.keep());
		int number = 0;
		long bytes = 0;
		for (Kept kept : kept()) {
			if (!this.inWork.contains(kept.directory())) {
				number++;
				bytes += kept.bytes();
				if (kept.modified().isBefore(oldest) || number > this.properties.maxKept()
						|| bytes > this.properties.maxKeptSize().toBytes()) {
					delete(kept.directory());
				}
			}
		}
	}

	/** Newest first. */
	private List<Kept> kept() {
		List<Kept> kept = new ArrayList<>();
		try (Stream<Path> directories = Files.list(this.root)) {
			for (Path directory : directories.toList()) {
				kept(directory).ifPresent(kept::add);
			}
		}
		catch (NoSuchFileException ex) {
			// nothing was uploaded yet
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		kept.sort(Comparator.comparing(Kept::modified).reversed());
		return kept;
	}

	private static Optional<Kept> kept(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			long bytes = files.mapToLong((file) -> file.toFile().length()).sum();
			return Optional.of(new Kept(directory, Files.getLastModifiedTime(directory).toInstant(), bytes));
		}
		catch (NoSuchFileException ex) {
			// another deleted it
			return Optional.empty();
		}
	}

	private static void delete(Path directory) {
		try {
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Something on disk.
	 */
	private record Kept(Path directory, Instant modified, long bytes) {
	}

}
