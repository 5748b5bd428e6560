package dev.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file (RFC 4180). A cell in quotation marks may hold line breaks, which
 * become spaces.
 */
final class CsvRows implements Rows {

	private final CorpusText text;

	private final char separator;

	private final CSVParser parser;

	private final Iterator<CSVRecord> records;

	private long line;

	CsvRows(CorpusText text, char separator) {
		this.text = text;
		this.separator = separator;
		try {
			this.parser = CSVParser.builder().setReader(text).setFormat(format(separator)).get();
		}
		catch (IOException ex) {
			throw CorpusText.unreadable(text.file(), 0, ex);
		}
		this.records = this.parser.iterator();
	}

	static CSVFormat format(char separator) {
		return CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
	}

	@Override
	public @Nullable List<String> next() {
		this.line = this.parser.getCurrentLineNumber() + 1;
		this.text.startPiece(this.line);
		try {
			if (!this.records.hasNext()) {
				return null;
			}
			CSVRecord cells = this.records.next();
			return (cells.size() == 1 && cells.get(0).isBlank()) ? List.of()
					: cells.stream().map(Whitespace::onOneLine).toList();
		}
		catch (UncheckedIOException ex) {
			throw new CorpusException(file(), this.line,
					"is not valid CSV: " + Objects.requireNonNull(ex.getCause()).getMessage(), ex);
		}
	}

	@Override
	public String file() {
		return this.text.file();
	}

	@Override
	public long line() {
		return this.line;
	}

	@Override
	public String separator() {
		return (this.separator == ';') ? "semicolons" : (this.separator == '\t') ? "tabs" : "commas";
	}

	@Override
	public void close() {
		this.text.close();
	}

}
