package dev.attune.glossary;

import dev.attune.web.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.springframework.http.HttpStatus;

/**
 * Terms as a table of two columns, with or without a header that calls them
 * {@code source} and {@code target} or {@code term} and {@code translation}.
 */
enum TermTable {

	/** RFC 4180. */
	CSV("text/csv"),

	/** Columns with a tab between them; quotation marks are letters as others. */
	TSV("text/tab-separated-values");

	private static final Set<String> HEADERS = Set.of("source\ttarget", "term\ttranslation");

	private final String mediaType;

	TermTable(String mediaType) {
		this.mediaType = mediaType;
	}

	/**
	 * The kind of a name, {@code csv} or {@code tsv}.
	 * @throws ProblemException if it is another
	 */
	static TermTable named(String name) {
		return switch (name.toLowerCase(Locale.ROOT)) {
			case "csv" -> CSV;
			case "tsv" -> TSV;
			default -> throw new ProblemException(HttpStatus.BAD_REQUEST, "format", "format must be csv or tsv");
		};
	}

	String mediaType() {
		return this.mediaType;
	}

	/**
	 * Reads translations by term.
	 * @param utf8 the table in UTF-8
	 * @throws ProblemException if it cannot be read; it names the line
	 */
	Map<String, String> read(byte[] utf8) {
		Map<String, String> terms = new LinkedHashMap<>();
		try (CSVParser parser = CSVParser.builder().setReader(new StringReader(text(utf8))).setFormat(format()).get()) {
			long line = 1;
			for (CSVRecord row : parser) {
				add(row, line, terms);
				line = parser.getCurrentLineNumber() + 1;
			}
		}
		catch (IOException | UncheckedIOException ex) {
			throw problem("The body is not " + name() + ": " + ex.getMessage());
		}
		return terms;
	}

	private static void add(CSVRecord row, long line, Map<String, String> terms) {
		if (row.stream().allMatch(String::isBlank) || (line == 1 && isHeader(row))) {
			return;
		}
		if (row.size() != 2) {
			throw problem("Line " + line + " has " + row.size() + " columns; a term and its translation are expected");
		}
		if (terms.put(row.get(0).strip(), row.get(1)) != null) {
			throw problem("Line " + line + " has a term that stands before, too: " + row.get(0).strip());
		}
	}

	private static boolean isHeader(CSVRecord row) {
		return HEADERS.contains(String.join("\t", row.stream().map(String::strip).toList()).toLowerCase(Locale.ROOT));
	}

	/** Writes translations by term, with a header. */
	String write(Map<String, String> terms) {
		StringBuilder text = new StringBuilder();
		try (CSVPrinter printer = new CSVPrinter(text, format())) {
			printer.printRecord("source", "target");
			for (Map.Entry<String, String> term : terms.entrySet()) {
				printer.printRecord(term.getKey(), term.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	private CSVFormat format() {
		return switch (this) {
			case CSV -> CSVFormat.RFC4180;
			case TSV -> CSVFormat.RFC4180.builder().setDelimiter('\t').setQuote(null).setRecordSeparator('\n').get();
		};
	}

	private static String text(byte[] utf8) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
			return text.startsWith("\uFEFF") ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw problem("The body is not UTF-8");
		}
	}

	private static ProblemException problem(String detail) {
		return new ProblemException(HttpStatus.BAD_REQUEST, detail);
	}

}
