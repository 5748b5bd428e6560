package dev.attune.catalog;

import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a version, by name.
 */
final class VersionFiles {

	static final String METRICS = "metrics.json";

	static final String CARD = "README.md";

	/** Without these a version is none. */
	static final List<String> NEEDED = List.of(ModelConfig.FILE, TranslationModel.TOKENIZER_FILE,
			TranslationModel.WEIGHTS_FILE);

	/** These tell about it. */
	static final List<String> OPTIONAL = List.of(METRICS, CARD, Checksums.FILE);

	private VersionFiles() {
	}

	static boolean isKnown(String name) {
		return NEEDED.contains(name) || OPTIONAL.contains(name);
	}

	/** Copies the files of a version. */
	static void copy(Path source, Path target) throws IOException {
		for (Path file : files(source)) {
			Files.copy(file, target.resolve(source.relativize(file)));
		}
	}

	/** Whether two directories hold the same files. */
	static boolean areSame(Path one, Path other) throws IOException {
		List<Path> files = files(other);
		if (files(one).size() != files.size()) {
			return false;
		}
		for (Path file : files) {
			Path same = one.resolve(other.relativize(file));
			if (!Files.isRegularFile(same) || Files.mismatch(same, file) >= 0) {
				return false;
			}
		}
		return true;
	}

	/** All but the checksums, which are written when the others are in place. */
	private static List<Path> files(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter((file) -> !file.endsWith(Checksums.FILE)).toList();
		}
	}

	/**
	 * Writes the checksums of those files that a version cannot be without. The others
	 * are for people, who may correct them.
	 */
	static void seal(Path directory) throws IOException {
		Checksums.write(directory, NEEDED.stream().map(directory::resolve).filter(Files::isRegularFile).toList());
	}

	/**
	 * Compares the files with their checksums. Without checksums, as earlier releases
	 * left a version, nothing is compared.
	 * @throws InvalidModelException if a file is not as it was published; it names it
	 */
	static void verify(Path directory) throws IOException, InvalidModelException {
		if (!Files.exists(directory.resolve(Checksums.FILE))) {
			return;
		}
		try {
			Checksums.verify(directory);
		}
		catch (DamagedFileException ex) {
			throw new InvalidModelException(String.valueOf(ex.getMessage()), ex);
		}
	}

	static String describe() {
		return String.join(", ", NEEDED) + ", " + String.join(", ", OPTIONAL);
	}

}
