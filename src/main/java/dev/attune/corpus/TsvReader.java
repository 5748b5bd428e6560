package dev.attune.corpus;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads pairs from tab-separated columns, one pair a line: plain or gzipped, UTF-8, or
 * UTF-16 with a byte order mark. Fields are taken as they stand: quotation marks mean
 * themselves. A blank line is a pair without text, left to the cleaner to drop and count.
 */
public final class TsvReader implements CorpusReader {

	private final Path path;

	private final int sourceColumn;

	private final int targetColumn;

	/**
	 * Source in the first column, target in the second.
	 */
	public TsvReader(Path path) {
		this(path, 0, 1);
	}

	/**
	 * Columns of one's own choice, from 0.
	 */
	public TsvReader(Path path, int sourceColumn, int targetColumn) {
		if (sourceColumn < 0 || targetColumn < 0 || sourceColumn == targetColumn) {
			throw new IllegalArgumentException(
					"The source and target columns must be two different numbers from 0, not " + sourceColumn + " and "
							+ targetColumn);
		}
		this.path = path;
		this.sourceColumn = sourceColumn;
		this.targetColumn = targetColumn;
	}

	@Override
	public Stream<SentencePair> read() {
		LineReader lines = LineReader.open(this.path);
		return PairStream.of(() -> next(lines), lines::close);
	}

	@Override
	public String identity() {
		return FileSize.identity(this.path) + ", columns " + this.sourceColumn + " and " + this.targetColumn;
	}

	private @Nullable SentencePair next(LineReader lines) {
		String text = lines.next();
		if (text == null) {
			if (lines.line() == 0) {
				throw new CorpusException(lines.file(), 0, "is empty");
			}
			return null;
		}
		if (text.isBlank()) {
			return new SentencePair("", "", lines.file(), lines.line());
		}
		String source = column(text, this.sourceColumn, lines);
		String target = column(text, this.targetColumn, lines);
		return new SentencePair(source, target, lines.file(), lines.line());
	}

	private static String column(String text, int column, LineReader lines) {
		int start = 0;
		for (int i = 0; i < column; i++) {
			int tab = text.indexOf('\t', start);
			if (tab < 0) {
				throw new CorpusException(lines.file(), lines.line(),
						"column " + (column + 1) + " expected, but the line has only " + (i + 1)
								+ ((i == 0) ? " column; columns are separated by tabs" : " columns"));
			}
			start = tab + 1;
		}
		int end = text.indexOf('\t', start);
		return text.substring(start, (end < 0) ? text.length() : end);
	}

}
