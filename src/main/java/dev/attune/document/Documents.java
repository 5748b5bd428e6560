package dev.attune.document;

import dev.attune.text.MarkedText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Opens files of all formats, and tells a fault of a file from one of the service.
 */
final class Documents {

	private final int maxCharacters;

	private final long maxBytes;

	private final long maxTextBytes;

	/**
	 * Documents within limits.
	 * @param maxCharacters characters to translate of one file
	 * @param maxBytes what an archive may unpack to
	 * @param maxTextBytes bytes of text or XML, unpacked
	 */
	Documents(int maxCharacters, long maxBytes, long maxTextBytes) {
		this.maxCharacters = maxCharacters;
		this.maxBytes = maxBytes;
		this.maxTextBytes = maxTextBytes;
	}

	/**
	 * Looks at what of a file takes memory, before anything else is done with it. Takes
	 * little itself.
	 * @return bytes of text or XML, unpacked, times the weight of the format
	 * @throws DocumentException if it is too large, or an archive that is damaged or
	 * could do harm
	 */
	long check(Path path, DocumentFormat format) throws IOException {
		long bytes;
		if (format.isOfficeOpenXml()) {
			bytes = ZipPackage.check(path, OfficeOpenXml.NEEDED, this.maxBytes);
		}
		else if (format == DocumentFormat.ODT) {
			bytes = ZipPackage.check(path, OpenDocumentText.CONTENT, this.maxBytes);
		}
		else {
			bytes = Files.size(path);
		}
		long allowed = this.maxTextBytes / format.weight();
		if (bytes > allowed) {
			throw DocumentException
				.tooLarge("has " + bytes + " bytes of text and markup, more than the " + allowed + " allowed");
		}
		return bytes * format.weight();
	}

	/**
	 * Reads a file that was checked through without translating it.
	 * @return the units that were counted
	 * @throws DocumentException if it cannot be translated
	 */
	Units inspect(Path path, DocumentFormat format, Languages languages) throws IOException {
		Units units = Units.counting(this.maxCharacters);
		checked(() -> open(path, format, languages).read(units));
		return units;
	}

	/**
	 * Writes the translation of a file.
	 * @param progress is told how many units are done
	 * @throws DocumentException if it cannot be translated
	 */
	void translate(Path path, DocumentFormat format, Languages languages, Path target,
			UnaryOperator<List<MarkedText>> translation, Consumer<Integer> progress) throws IOException {
		Units units = Units.translating((texts) -> {
			try {
				return translation.apply(texts);
			}
			catch (RuntimeException ex) {
				throw new TranslationFault(ex);
			}
		}, progress);
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
			checked(() -> open(path, format, languages).write(units, out));
		}
	}

	private static Document open(Path path, DocumentFormat format, Languages languages) throws IOException {
		return switch (format) {
			case TEXT -> PlainText.open(path);
			case SUBTITLES -> Subtitles.open(path);
			case HTML -> WebPage.open(path, languages);
			case WORD, SLIDES, SHEET -> new OfficeOpenXml(path, format, languages);
			case ODT -> new OpenDocumentText(path, languages);
			default -> FilteredText.open(path, format, languages);
		};
	}

	// the filters throw all kinds of exceptions at files that they do not expect
	private static void checked(Work work) throws IOException {
		try {
			work.run();
		}
		catch (DocumentException ex) {
			throw ex;
		}
		catch (TranslationFault ex) {
			throw ex.cause;
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw fault(ex);
		}
	}

	/** The filter's own words if they may help, without what is Java's. */
	private static DocumentException fault(Throwable ex) {
		String message = String.valueOf(ex.getMessage()).replaceAll("\\s+", " ").strip();
		boolean tells = ex.getClass().getName().startsWith("net.sf.okapi.") && !message.contains("/")
				&& message.length() < 300;
		return new DocumentException("cannot be read" + (tells ? ": " + message : ""), ex);
	}

	/**
	 * What reads or writes.
	 */
	@FunctionalInterface
	private interface Work {

		void run() throws IOException;

	}

	/**
	 * Carries a fault of the translation past the filters.
	 */
	private static final class TranslationFault extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final RuntimeException cause;

		TranslationFault(RuntimeException cause) {
			super(cause);
			this.cause = cause;
		}

	}

}
