package dev.attune.training;

import dev.attune.corpus.CorpusFormats;
import dev.attune.corpus.CorpusLimits;
import dev.attune.corpus.CorpusReader;
import java.nio.file.Path;

/**
 * A corpus as it is given on the command line: a file in one of the known formats, or two
 * text files aligned by line.
 */
final class CorpusArgument {

	/** What an option for a column is if it is not given. */
	static final String NO_COLUMN = "0";

	static final String HELP = "a TSV, CSV, JSON Lines, TMX, XLIFF or PO file, plain, gzipped or zipped, "
			+ "or SOURCE,TARGET: two text files aligned by line";

	private CorpusArgument() {
	}

	/**
	 * Makes a reader of the corpus.
	 * @param sourceColumn column of the sources in tables, from 1; 0 for what the header
	 * says, else the first
	 * @param targetColumn column of the targets in tables, from 1; 0 for what the header
	 * says, else the second
	 */
	static CorpusReader reader(String argument, String source, String target, int sourceColumn, int targetColumn) {
		CorpusLimits limits = CorpusLimits.DEFAULT;
		String[] files = argument.split(",", -1);
		if (files.length == 2) {
			return CorpusFormats.aligned(Path.of(files[0]), Path.of(files[1]), limits);
		}
		if (files.length > 2) {
			throw new IllegalArgumentException("expected is " + HELP + ", not '" + argument + "'");
		}
		if (sourceColumn == 0 && targetColumn == 0) {
			return CorpusFormats.reader(Path.of(files[0]), source, target, limits);
		}
		return CorpusFormats.reader(Path.of(files[0]), source, target, limits, (sourceColumn == 0) ? 1 : sourceColumn,
				(targetColumn == 0) ? 2 : targetColumn);
	}

}
