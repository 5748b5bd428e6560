package dev.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers take text as people have it, and name the file, the line and the reason of what
 * they cannot take.
 */
class CorpusReadersTests {

	@TempDir
	Path directory;

	@Test
	void readsPairsWithTheirOrigin() throws IOException {
		Path file = write("a.tsv", "Hi.\t嗨。\tattribution\nRun.\t跑。\n");
		assertThat(read(new TsvReader(file))).containsExactly(new SentencePair("Hi.", "嗨。", file.toString(), 1),
				new SentencePair("Run.", "跑。", file.toString(), 2));
	}

	@Test
	void readsTheColumnsAskedFor() throws IOException {
		Path file = write("a.tsv", "7\tHi.\t嗨。");
		assertThat(read(new TsvReader(file, 2, 1))).extracting(SentencePair::source, SentencePair::target)
			.containsExactly(tuple("嗨。", "Hi."));
		assertThatIllegalArgumentException().isThrownBy(() -> new TsvReader(file, 1, 1))
			.withMessageContaining("two different numbers from 0, not 1 and 1");
	}

	@Test
	void windowsLineEndsAndByteOrderMarksDoNotGetIntoTheText() throws IOException {
		assertThat(texts(write("a.tsv", "\uFEFFHi.\tHallo.\r\nRun.\tLauf!\r\n"))).containsExactly("Hi.|Hallo.",
				"Run.|Lauf!");
	}

	@Test
	void readsUtf16ByItsByteOrderMark() throws IOException {
		String text = "\uFEFFHi.\t上\u0A0A。\r\nRun.\t跑。\n";
		Path big = write("b.tsv", text.getBytes(StandardCharsets.UTF_16BE));
		Path little = write("l.tsv", text.getBytes(StandardCharsets.UTF_16LE));
		assertThat(texts(big)).containsExactly("Hi.|上\u0A0A。", "Run.|跑。");
		assertThat(texts(little)).containsExactly("Hi.|上\u0A0A。", "Run.|跑。");
	}

	@Test
	void gzipIsRecognisedByContentNotByName() throws IOException {
		assertThat(texts(write("named-plain.tsv", gzip("Hi.\tHallo.\n")))).containsExactly("Hi.|Hallo.");
		assertThat(texts(write("named-gzip.tsv.gz", "Hi.\tHallo.\n"))).containsExactly("Hi.|Hallo.");
	}

	@Test
	void aBlankLineIsLeftToTheCleaner() throws IOException {
		assertThat(texts(write("a.tsv", "Hi.\tHallo.\n\n"))).containsExactly("Hi.|Hallo.", "|");
	}

	@Test
	void malformedUtf8IsReportedWithItsLine() throws IOException {
		Path file = write("a.tsv", "Hi.\tHallo.\nGood\tsch\u00f6n\n".getBytes(StandardCharsets.ISO_8859_1));
		assertFault(new TsvReader(file), file, 2, "is not valid UTF-8 text; save the file as UTF-8");
	}

	@Test
	void nulCharactersAreReported() throws IOException {
		Path file = write("a.tsv", "Hi.\tHa\0llo.\n");
		assertFault(new TsvReader(file), file, 1,
				"holds a NUL character; the file is binary, or UTF-16 without a byte order mark");
	}

	@Test
	void aMissingColumnIsReported() throws IOException {
		Path file = write("a.tsv", "Hi.\tHallo.\nRun.\n");
		assertFault(new TsvReader(file), file, 2,
				"column 2 expected, but the line has only 1 column; columns are separated by tabs");
		assertFault(new TsvReader(file, 0, 2), file, 1, "column 3 expected, but the line has only 2 columns");
	}

	@Test
	void anOverlongLineIsReportedBeforeItFillsTheMemory() throws IOException {
		byte[] line = new byte[LineReader.MAX_LINE_BYTES + 10];
		Arrays.fill(line, (byte) 'x');
		Path file = write("a.tsv", line);
		assertFault(new TsvReader(file), file, 1,
				"is longer than 1048576 bytes; is this a text file with one pair a line?");
	}

	@Test
	void aFileThatIsEmptyMissingOrADirectoryIsReported() throws IOException {
		Path empty = write("empty.tsv", "");
		assertFault(new TsvReader(empty), empty, 0, "is empty");
		Path bare = write("bom.tsv", "\uFEFF");
		assertFault(new TsvReader(bare), bare, 0, "is empty");
		Path absent = this.directory.resolve("absent.tsv");
		assertFault(new TsvReader(absent), absent, 0, "there is no such file");
		assertFault(new TsvReader(this.directory), this.directory, 0, "is a directory, not a file");
	}

	@Test
	void aDamagedGzipFileIsReported() throws IOException {
		byte[] whole = gzip("Hi.\tHallo.\n".repeat(1000));
		Path cut = write("cut.gz", Arrays.copyOf(whole, whole.length - 9));
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> read(new TsvReader(cut)))
			.withMessageContaining("the gzip file is damaged or cut off")
			.matches((ex) -> ex.file().equals(cut.toString()) && ex.line() > 0);
		Path head = write("head.gz", Arrays.copyOf(whole, 5));
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> read(new TsvReader(head)))
			.withMessageContaining("is a damaged gzip file");
	}

	@Test
	void alignedFilesArePairedByLine() throws IOException {
		Path source = write("train.en", gzip("Hi.\nRun.\n"));
		Path target = write("train.de", "Hallo.\r\nLauf!");
		assertThat(read(new AlignedReader(source, target))).containsExactly(
				new SentencePair("Hi.", "Hallo.", source.toString(), 1),
				new SentencePair("Run.", "Lauf!", source.toString(), 2));
	}

	@Test
	void alignedFilesOfDifferentLengthAreReportedWithBothCounts() throws IOException {
		Path source = write("train.en", "a\nb\nc\nd\n");
		Path target = write("train.de", "a\nb\n");
		assertFault(new AlignedReader(source, target), source, 3,
				"the files do not align: " + source + " has 4 lines and " + target + " has 2");
		assertFault(new AlignedReader(target, source), target, 3,
				"the files do not align: " + target + " has 2 lines and " + source + " has 4");
	}

	@Test
	void emptyAlignedFilesAreReported() throws IOException {
		Path source = write("train.en", "");
		Path target = write("train.de", "");
		assertFault(new AlignedReader(source, target), source, 0, "is empty");
	}

	private static void assertFault(CorpusReader reader, Path file, long line, String reason) {
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> read(reader))
			.withMessage((line > 0) ? file + ", line " + line + ": " + reason : file + ": " + reason)
			.matches((ex) -> ex.line() == line && ex.reason().equals(reason));
	}

	private static List<SentencePair> read(CorpusReader reader) {
		try (Stream<SentencePair> pairs = reader.read()) {
			return pairs.toList();
		}
	}

	private static List<String> texts(Path file) {
		return read(new TsvReader(file)).stream().map((pair) -> pair.source() + "|" + pair.target()).toList();
	}

	private Path write(String name, String text) throws IOException {
		return write(name, text.getBytes(StandardCharsets.UTF_8));
	}

	private Path write(String name, byte[] bytes) throws IOException {
		return Files.write(this.directory.resolve(name), bytes);
	}

	private static byte[] gzip(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

}
