package dev.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The formats of one file, as told from how its text begins.
 */
enum Format {

	XML, PO, JSON_LINES, TSV, COMMAS, SEMICOLONS, QUOTED_TABS;

	private static final Pattern XML_START = Pattern.compile("<(\\?xml\\s|!--|!DOCTYPE\\s|(\\w+:)?(tmx|xliff)[\\s>]).*",
			Pattern.DOTALL);

	private static final Pattern JSON_START = Pattern.compile("\\{\\s*[\"}].*", Pattern.DOTALL);

	/** Records that are looked at to tell a CSV file from prose. */
	private static final int LOOK = 20;

	/**
	 * Tell the format.
	 * @param name the file's name, asked only where content leaves it open
	 * @param preview the beginning of its text
	 * @param whole whether that is all of it
	 */
	static Format of(String name, String preview, boolean whole) {
		String text = preview.stripLeading();
		if (XML_START.matcher(text).matches()) {
			return XML;
		}
		if (beginsAsPo(text)) {
			return PO;
		}
		if (JSON_START.matcher(text).matches()) {
			return JSON_LINES;
		}
		boolean named = name.toLowerCase(Locale.ROOT).matches(".*\\.csv(\\.gz)?");
		int end = text.indexOf('\n');
		boolean tabs = text.substring(0, (end < 0) ? text.length() : end).indexOf('\t') >= 0;
		if (tabs) {
			return named ? QUOTED_TABS : TSV;
		}
		if (isTable(preview, whole, ',', false)) {
			return COMMAS;
		}
		if (isTable(preview, whole, ';', false)) {
			return SEMICOLONS;
		}
		if (named) {
			return !isTable(preview, whole, ',', true) && isTable(preview, whole, ';', true) ? SEMICOLONS : COMMAS;
		}
		return TSV;
	}

	/** Comments come first, then an entry. */
	private static boolean beginsAsPo(String text) {
		return text.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("domain "))
			.findFirst()
			.filter((line) -> line.matches("(msgid|msgctxt)\\s*(\".*)?"))
			.isPresent();
	}

	/**
	 * Whether all rows have the same number of columns, two or more. In prose, which has
	 * commas too, a space follows them.
	 * @param spaces whether a space may follow all the same
	 */
	private static boolean isTable(String preview, boolean whole, char separator, boolean spaces) {
		try (CSVParser parser = CSVParser.parse(preview, CsvRows.format(separator))) {
			List<CSVRecord> rows = parser.stream()
				.limit(LOOK)
				.filter((row) -> row.size() > 1 || !row.get(0).isBlank())
				.toList();
			// the last may be cut off by the end of the preview
			List<CSVRecord> complete = (whole || rows.size() == LOOK || rows.size() < 2) ? rows
					: rows.subList(0, rows.size() - 1);
			int columns = complete.isEmpty() ? 0 : complete.getFirst().size();
			return columns > 1 && complete.stream().allMatch((row) -> row.size() == columns) && (spaces
					|| complete.stream().flatMap(CSVRecord::stream).noneMatch((cell) -> cell.startsWith(" ")));
		}
		catch (IOException | UncheckedIOException ex) {
			return false;
		}
	}

	/**
	 * Read pairs of a file in this format.
	 * @param columns the columns to take of a table, or null for its header's
	 */
	PairSource pairs(CorpusText text, Languages languages, @Nullable Columns columns, CorpusLimits limits) {
		return switch (this) {
			case XML -> xml(new XmlEvents(text, limits), languages, limits);
			case PO -> new PoPairs(new LineReader(text, limits.maxSegmentCharacters()), languages, limits);
			case JSON_LINES -> new JsonLinePairs(new LineReader(text, limits.maxSegmentCharacters()), languages);
			case TSV ->
				new TablePairs(new TsvRows(new LineReader(text, limits.maxSegmentCharacters())), languages, columns);
			case COMMAS -> new TablePairs(new CsvRows(text, ','), languages, columns);
			case SEMICOLONS -> new TablePairs(new CsvRows(text, ';'), languages, columns);
			case QUOTED_TABS -> new TablePairs(new CsvRows(text, '\t'), languages, columns);
		};
	}

	private static PairSource xml(XmlEvents events, Languages languages, CorpusLimits limits) {
		while (events.next() != XmlEvents.START) {
			// up to the root element; XML without one is malformed
		}
		String root = events.name();
		if (root.equals("tmx")) {
			return new TmxPairs(events, languages, limits);
		}
		if (root.equals("xliff")) {
			String version = events.attribute("version");
			return (version != null && version.startsWith("2")) ? new Xliff2Pairs(events, languages, limits)
					: new XliffPairs(events, languages, limits);
		}
		throw events.fault("is XML with the root element <" + root + ">; TMX and XLIFF can be read");
	}

}
