package dev.attune.training;

import dev.attune.corpus.CorpusReader;
import picocli.CommandLine.Option;

/**
 * The options that say which columns of a TSV or CSV file to read.
 */
final class ColumnOptions {

	@Option(names = "--source-column", paramLabel = "N", defaultValue = "0",
			description = "column of the sources in TSV and CSV files; 0: as the header says, else the first")
	private int sourceColumn;

	@Option(names = "--target-column", paramLabel = "N", defaultValue = "0",
			description = "column of the targets in TSV and CSV files; 0: as the header says, else the second")
	private int targetColumn;

	/**
	 * The reader of a corpus.
	 * @param argument the corpus as {@link CorpusArgument} takes it
	 * @param source language of the sources
	 * @param target language of the targets
	 * @throws IllegalArgumentException if that is no corpus, or the columns make no sense
	 */
	CorpusReader reader(String argument, String source, String target) {
		return CorpusArgument.reader(argument, source, target, this.sourceColumn, this.targetColumn);
	}

}
