package dev.attune.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file by its name and size, as {@link CorpusReader#identity()} tells it.
 */
final class FileSize {

	private FileSize() {
	}

	static String identity(Path file) {
		try {
			return file + " (" + Files.size(file) + " bytes)";
		}
		catch (IOException ex) {
			// whoever reads the file will say what is wrong with it
			return file + " (of unknown size)";
		}
	}

}
