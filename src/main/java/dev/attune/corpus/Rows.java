package dev.attune.corpus;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a table.
 */
interface Rows extends AutoCloseable {

	/**
	 * Read the next row.
	 * @return its cells, none for a blank line; null at the end
	 */
	@Nullable List<String> next();

	String file();

	/** The line where the row read last begins, from 1. */
	long line();

	/** What stands between columns, in words. */
	String separator();

	@Override
	void close();

}
