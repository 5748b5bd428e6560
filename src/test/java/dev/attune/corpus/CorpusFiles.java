package dev.attune.corpus;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the files that tests of corpus readers read.
 */
final class CorpusFiles {

	private final Path directory;

	CorpusFiles(Path directory) {
		this.directory = directory;
	}

	Path write(String name, String text) throws IOException {
		return write(name, text.getBytes(StandardCharsets.UTF_8));
	}

	Path write(String name, byte[] bytes) throws IOException {
		return Files.write(this.directory.resolve(name), bytes);
	}

	/** A zip of names and contents, in turn. */
	Path zip(String name, String... entries) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int i = 0; i < entries.length; i += 2) {
				zip.putNextEntry(new ZipEntry(entries[i]));
				zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
			}
		}
		return write(name, bytes.toByteArray());
	}

	static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	static CorpusReader english(Path file) {
		return CorpusFormats.reader(file, "en", "de", CorpusLimits.DEFAULT);
	}

	static List<SentencePair> read(CorpusReader reader) {
		try (Stream<SentencePair> pairs = reader.read()) {
			return pairs.toList();
		}
	}

	/** The pairs of an English and German file, each as one text. */
	static List<String> texts(Path file) {
		return texts(english(file));
	}

	static List<String> texts(CorpusReader reader) {
		return read(reader).stream().map((pair) -> pair.source() + "|" + pair.target()).toList();
	}

	static void assertFault(Path file, long line, String reason) {
		assertFault(english(file), file.toString(), line, reason);
	}

	static void assertFault(CorpusReader reader, String file, long line, String reason) {
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> read(reader))
			.withMessage((line > 0) ? file + ", line " + line + ": " + reason : file + ": " + reason)
			.matches((ex) -> ex.line() == line && ex.reason().equals(reason));
	}

}
