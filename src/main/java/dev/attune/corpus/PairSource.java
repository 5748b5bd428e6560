package dev.attune.corpus;

import org.jspecify.annotations.Nullable;

/**
 * An open corpus, read pair by pair.
 */
interface PairSource extends AutoCloseable {

	/**
	 * Read the next pair.
	 * @return null at the end
	 * @throws CorpusException if the file is at fault
	 */
	@Nullable SentencePair next();

	@Override
	void close();

}
