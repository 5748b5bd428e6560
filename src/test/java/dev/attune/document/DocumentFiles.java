package dev.attune.document;

import dev.attune.text.MarkedText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Files of all formats, and a translation into capital letters, which leaves everything
 * where it was.
 */
final class DocumentFiles {

	private static final Documents DOCUMENTS = new Documents(100_000, 1 << 20);

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

	/** What becomes of a file between English and Chinese in capital letters. */
	static Path translate(Path file) throws IOException {
		Languages languages = new Languages("en", "zh");
		DocumentFormat format = DocumentFormat.of(file.toString());
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
