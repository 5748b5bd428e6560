package dev.attune.corpus;

import java.util.stream.Stream;

/**
 * A parallel corpus that can be read, as often as need be, from its first pair to its
 * last.
 */
public interface CorpusReader {

	/**
	 * Open the corpus. Pairs are read as the stream asks for them, so a corpus larger
	 * than memory is no hindrance.
	 * @return the pairs in the order of the file, to be closed by the caller
	 * @throws CorpusException from this method or from the stream, if a file cannot be
	 * read, is not text, has a line that is no pair, or has no pair at all
	 */
	Stream<SentencePair> read();

	/**
	 * What tells this corpus from another without reading it: its files with their sizes,
	 * and how they are read. Two readers of one identity give the same pairs, as long as
	 * no file is exchanged for another of the same size.
	 */
	String identity();

}
