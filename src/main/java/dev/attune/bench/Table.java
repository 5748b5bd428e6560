package dev.attune.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that is printed row by row, as the rows are measured.
 */
final class Table {

	private static final int WIDTH = 7;

	private final PrintWriter out;

	private final List<String> columns;

	private final List<List<String>> rows = new ArrayList<>();

	Table(PrintWriter out, String... columns) {
		this.out = out;
		this.columns = List.of(columns);
		line(this.columns);
		line(Arrays.stream(columns).map((name) -> "-".repeat(Math.max(WIDTH, name.length()))).toList());
	}

	/** Prints a row of as many cells as there are columns. */
	void row(String... cells) {
		if (cells.length != this.columns.size()) {
			throw new IllegalArgumentException(cells.length + " cells for " + this.columns.size() + " columns");
		}
		this.rows.add(List.of(cells));
		line(List.of(cells));
	}

	/** The rows so far, each from its columns to its cells. */
	List<Map<String, String>> rows() {
		return this.rows.stream().map((cells) -> {
			Map<String, String> row = new LinkedHashMap<>();
			for (int i = 0; i < cells.size(); i++) {
				row.put(this.columns.get(i), cells.get(i));
			}
			return row;
		}).toList();
	}

	private void line(List<String> cells) {
		this.out.println(IntStream.range(0, cells.size())
			.mapToObj((i) -> padded(cells.get(i), Math.max(WIDTH, this.columns.get(i).length())))
			.collect(Collectors.joining("  ")));
		this.out.flush();
	}

	private static String padded(String cell, int width) {
		return " ".repeat(Math.max(0, width - cell.length())) + cell;
	}

	/** A figure with a number of digits that suits it, or - for none. */
	static String number(double value) {
		if (Double.isNaN(value)) {
			return "-";
		}
		int digits = (Math.abs(value) >= 100) ? 0 : (Math.abs(value) >= 10) ? 1 : 2;
		return String.format(Locale.ROOT, "%." + digits + "f", value);
	}

	/** A share as a percentage, or - for none. */
	static String percent(double share) {
		return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
	}

}
