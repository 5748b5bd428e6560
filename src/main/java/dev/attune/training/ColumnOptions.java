package dev.attune.training;

import dev.attune.corpus.CorpusReader;
import picocli.CommandLine.Option;

/**
 * The options that say which columns of a TSV file to read.
 */
final class ColumnOptions {

	@Option(names = "--source-column", paramLabel = "N", defaultValue = "1",
			description = "column of the sources in TSV files")
	private int source;

	@Option(names = "--target-column", paramLabel = "N", defaultValue = "2",
			description = "column of the targets in TSV files")
	private int target;

	/**
	 * The reader of a corpus.
	 * @param argument the corpus as {@link CorpusArgument} takes it
	 * @throws IllegalArgumentException if that is no corpus, or the columns make no sense
	 */
	CorpusReader reader(String argument) {
		return CorpusArgument.reader(argument, this.source, this.target);
	}

}
