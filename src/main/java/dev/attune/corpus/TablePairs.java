package dev.attune.corpus;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Pairs in two columns of a table. A first row that names the columns is no pair. A blank
 * row is a pair without text, left to the cleaner to drop and count.
 */
final class TablePairs implements PairSource {

	private final Rows rows;

	private final Languages languages;

	private final @Nullable Columns given;

	private @Nullable Columns columns;

	private boolean found;

	/**
	 * Pairs of a table.
	 * @param columns the columns to take, or null for those that the header names, else
	 * the first two
	 */
	TablePairs(Rows rows, Languages languages, @Nullable Columns columns) {
		this.rows = rows;
		this.languages = languages;
		this.given = columns;
	}

	@Override
	public @Nullable SentencePair next() {
		List<String> cells = this.rows.next();
		if (cells == null) {
			if (!this.found) {
				throw new CorpusException(this.rows.file(), 0, "holds no pairs");
			}
			return null;
		}
		if (this.columns == null && !cells.isEmpty()) {
			Columns header = Columns.of(cells, this.languages);
			boolean isHeader = header != null || Columns.areLanguages(cells, this.languages);
			if (header == null && isHeader && this.given == null) {
				throw new CorpusException(this.rows.file(), this.rows.line(), "names the columns "
						+ String.join(", ", cells) + ", but not both languages that are asked for");
			}
			this.columns = (this.given != null) ? this.given : (header != null) ? header : Columns.FIRST_TWO;
			if (isHeader) {
				return next();
			}
		}
		this.found = true;
		if (cells.isEmpty() || this.columns == null) {
			return new SentencePair("", "", this.rows.file(), this.rows.line());
		}
		return new SentencePair(cell(cells, this.columns.source()), cell(cells, this.columns.target()),
				this.rows.file(), this.rows.line());
	}

	private String cell(List<String> cells, int column) {
		if (column < cells.size()) {
			return cells.get(column);
		}
		throw new CorpusException(this.rows.file(), this.rows.line(), "column " + (column + 1)
				+ " expected, but the line has only " + cells.size()
				+ ((cells.size() == 1) ? " column; columns are separated by " + this.rows.separator() : " columns"));
	}

	@Override
	public void close() {
		this.rows.close();
	}

}
