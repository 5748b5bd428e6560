package dev.attune.corpus;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rows of tab-separated columns, one a line. Cells are taken as they stand: quotation
 * marks mean themselves.
 */
final class TsvRows implements Rows {

	private final LineReader lines;

	TsvRows(LineReader lines) {
		this.lines = lines;
	}

	@Override
	public @Nullable List<String> next() {
		String text = this.lines.next();
		if (text == null || text.isBlank()) {
			return (text == null) ? null : List.of();
		}
		List<String> cells = new ArrayList<>();
		int start = 0;
		for (int tab = text.indexOf('\t'); tab >= 0; tab = text.indexOf('\t', start)) {
			cells.add(text.substring(start, tab));
			start = tab + 1;
		}
		cells.add(text.substring(start));
		return cells;
	}

	@Override
	public String file() {
		return this.lines.file();
	}

	@Override
	public long line() {
		return this.lines.line();
	}

	@Override
	public String separator() {
		return "tabs";
	}

	@Override
	public void close() {
		this.lines.close();
	}

}
