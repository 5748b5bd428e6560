package dev.attune.training;

import dev.attune.corpus.AlignedReader;
import dev.attune.corpus.CorpusReader;
import dev.attune.corpus.TsvReader;
import java.nio.file.Path;

/**
 * A corpus as it is given on the command line: a TSV file, or two files aligned by line.
 */
final class CorpusArgument {

	static final String HELP = "a TSV file, or SOURCE,TARGET: two text files aligned by line; each may be gzipped";

	private CorpusArgument() {
	}

	static CorpusReader reader(String argument, int sourceColumn, int targetColumn) {
		if (sourceColumn < 1 || targetColumn < 1 || sourceColumn == targetColumn) {
			throw new IllegalArgumentException(
					"source and target column must be two different numbers from 1, not %d and %d"
						.formatted(sourceColumn, targetColumn));
		}
		String[] files = argument.split(",", -1);
		return switch (files.length) {
			case 1 -> new TsvReader(Path.of(files[0]), sourceColumn - 1, targetColumn - 1);
			case 2 -> new AlignedReader(Path.of(files[0]), Path.of(files[1]));
			default -> throw new IllegalArgumentException("expected is " + HELP + ", not '" + argument + "'");
		};
	}

}
