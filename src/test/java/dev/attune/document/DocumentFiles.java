package dev.attune.document;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.attune.text.MarkedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.slf4j.LoggerFactory;

/**
 * Files of all formats, and a translation into capital letters, which leaves everything
 * where it was.
 */
final class DocumentFiles {

	private static final Documents DOCUMENTS = new Documents(100_000, 1 << 20, 8 << 20);

	static {
		// the filters tell at length what is wrong with files
		for (String name : List.of("net.sf.okapi", "net.htmlparser.jericho")) {
			((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF);
		}
	}

	private DocumentFiles() {
	}

	/** Copies a file of the tests. */
	static Path copy(String name, Path directory) throws IOException {
		try (InputStream file = Objects.requireNonNull(DocumentFiles.class.getResourceAsStream(name), name)) {
			Path copy = directory.resolve(name);
			Files.copy(file, copy);
			return copy;
		}
	}

	/** Writes a file. */
	static Path write(String name, String text, Path directory) throws IOException {
		return Files.writeString(directory.resolve(name), text);
	}

	/** The entries of an archive. */
	static Map<String, byte[]> parts(Path file) throws IOException {
		Map<String, byte[]> parts = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
				ZipEntry entry = entries.nextElement();
				try (InputStream input = zip.getInputStream(entry)) {
					parts.put(entry.getName(), input.readAllBytes());
				}
			}
		}
		return parts;
	}

	/** Writes an archive. */
	static Path archive(Path file, Map<String, byte[]> parts) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, byte[]> part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue());
				zip.closeEntry();
			}
		}
		return file;
	}

	/** What becomes of a file between English and Chinese in capital letters. */
	static Path translate(Path file) throws IOException {
		Languages languages = new Languages("en", "zh");
		DocumentFormat format = DocumentFormat.of(file.toString());
		DOCUMENTS.check(file, format);
		DOCUMENTS.inspect(file, format, languages);
		Path translated = file.resolveSibling("translated-" + file.getFileName());
		DOCUMENTS.translate(file, format, languages, translated, DocumentFiles::capitals, (done) -> {
			// nobody waits
		});
		return translated;
	}

	/** What becomes of a text file. */
	static String translate(String name, String text, Path directory) throws IOException {
		return Files.readString(translate(write(name, text, directory)));
	}

	private static List<MarkedText> capitals(List<MarkedText> texts) {
		return texts.stream().map((text) -> new MarkedText(capitals(text), text.marks(), text.kept())).toList();
	}

	// as long as it was, so that marks stay where they are
	private static String capitals(MarkedText text) {
		StringBuilder capitals = new StringBuilder(text.text().toUpperCase(Locale.ROOT));
		text.kept()
			.forEach((span) -> capitals.replace(span.start(), span.end(),
					text.text().substring(span.start(), span.end())));
		return capitals.toString();
	}

}
