package dev.attune.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What kinds of files are translated. Which one a file is follows from the ending of its
 * name.
 */
enum DocumentFormat {

	TEXT(".txt"), MARKDOWN(".md"), HTML(".html .htm"), WORD(".docx"), SLIDES(".pptx"), SHEET(".xlsx"), ODT(".odt"),
	PO(".po"), XLIFF(".xlf .xliff"), TMX(".tmx"), SUBTITLES(".srt .vtt"), JSON(".json"), PROPERTIES(".properties");

	private final String endings;

	DocumentFormat(String endings) {
		this.endings = endings;
	}

	/**
	 * The format of a file.
	 * @throws DocumentException if there is none with such an ending; it names those
	 * there are
	 */
	static DocumentFormat of(String fileName) {
		String name = fileName.toLowerCase(Locale.ROOT);
		return Arrays.stream(values())
			.filter((format) -> format.ownEndings().anyMatch(name::endsWith))
			.findFirst()
			.orElseThrow(() -> new DocumentException(
					"has an ending that cannot be translated; these can: " + String.join(", ", endings())));
	}

	/** The endings of all formats, each with its dot. */
	static List<String> endings() {
		return Arrays.stream(values()).flatMap(DocumentFormat::ownEndings).toList();
	}

	private Stream<String> ownEndings() {
		return Arrays.stream(this.endings.split(" "));
	}

	/** Whether it is a zip archive of XML files that Office Open XML describes. */
	boolean isOfficeOpenXml() {
		return this == WORD || this == SLIDES || this == SHEET;
	}

	/** Whether the file holds the text in both languages. */
	boolean isBilingual() {
		return this == PO || this == XLIFF || this == TMX;
	}

	/** Whether it is XML text. */
	boolean isXml() {
		return this == XLIFF || this == TMX;
	}

	/**
	 * How much more memory a filter takes for a byte of this format than for one of
	 * Office Open XML: those that keep the whole file as a tree take much more.
	 */
	int weight() {
		return switch (this) {
			case MARKDOWN, JSON -> 24;
			case HTML -> 8;
			case PO, XLIFF, TMX, PROPERTIES -> 2;
			default -> 1;
		};
	}

	/** Whether lines are broken for looks only, in the middle of sentences too. */
	boolean breaksLinesAnywhere() {
		return this == MARKDOWN || this == SUBTITLES;
	}

}
