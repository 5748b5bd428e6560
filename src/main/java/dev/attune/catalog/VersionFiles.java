package dev.attune.catalog;

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
	static final List<String> OPTIONAL = List.of(METRICS, CARD);

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

	private static List<Path> files(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.toList();
		}
	}

	static String describe() {
		return String.join(", ", NEEDED) + ", " + String.join(", ", OPTIONAL);
	}

}
