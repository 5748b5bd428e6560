package dev.attune.corpus;

import static dev.attune.corpus.CorpusFiles.assertFault;
import static dev.attune.corpus.CorpusFiles.gzip;
import static dev.attune.corpus.CorpusFiles.read;
import static dev.attune.corpus.CorpusFiles.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.attune.corpus.CorpusReport.Dropped;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers take text as people have it, and name the file, the line and the reason of what
 * they cannot take.
 */
class CorpusReadersTests {

	private static final CorpusLimits LIMITS = CorpusLimits.DEFAULT;

	@TempDir
	private Path directory;

	private CorpusFiles files;

	@BeforeEach
	void setUp() {
		this.files = new CorpusFiles(this.directory);
	}

	@Test
	void readsPairsWithTheirOrigin() throws IOException {
		Path file = this.files.write("a.tsv", "Hi.\t嗨。\tattribution\nRun.\t跑。\n");
		assertThat(read(CorpusFormats.reader(file, "en", "zh", LIMITS))).containsExactly(
				new SentencePair("Hi.", "嗨。", file.toString(), 1), new SentencePair("Run.", "跑。", file.toString(), 2));
	}

	@Test
	void readsAgainFromTheStart() throws IOException {
		CorpusReader reader = CorpusFiles.english(this.files.write("a.tsv", "Hi.\tHallo.\n"));
		assertThat(read(reader)).isEqualTo(read(reader)).hasSize(1);
	}

	@Test
	void readsTheColumnsAskedFor() throws IOException {
		Path file = this.files.write("a.tsv", "7\tHi.\t嗨。");
		assertThat(texts(CorpusFormats.reader(file, "en", "zh", LIMITS, 3, 2))).containsExactly("嗨。|Hi.");
		assertThatIllegalArgumentException().isThrownBy(() -> CorpusFormats.reader(file, "en", "zh", LIMITS, 2, 2))
			.withMessage("source and target column must be two different numbers from 1, not 2 and 2");
	}

	@Test
	void windowsLineEndsAndByteOrderMarksDoNotGetIntoTheText() throws IOException {
		assertThat(texts(this.files.write("a.tsv", "\uFEFFHi.\tHallo.\r\nRun.\tLauf!\r\n")))
			.containsExactly("Hi.|Hallo.", "Run.|Lauf!");
	}

	@Test
	void readsUtf16ByItsByteOrderMark() throws IOException {
		String text = "\uFEFFHi.\t上\u0A0A。\r\nRun.\t跑。\n";
		Path big = this.files.write("b.tsv", text.getBytes(StandardCharsets.UTF_16BE));
		Path little = this.files.write("l.tsv", text.getBytes(StandardCharsets.UTF_16LE));
		assertThat(texts(big)).containsExactly("Hi.|上\u0A0A。", "Run.|跑。");
		assertThat(texts(little)).containsExactly("Hi.|上\u0A0A。", "Run.|跑。");
	}

	@Test
	void charactersOutsideTheBasicPlaneSurviveBufferBorders() throws IOException {
		String line = "😀".repeat(5000) + "\t" + "😀".repeat(4999) + "x";
		assertThat(texts(this.files.write("a.tsv", "x" + line))).containsExactly("x" + line.replace('\t', '|'));
	}

	@Test
	void readsTheEncodingThatXmlDeclares() throws IOException {
		String tmx = """
				<?xml version="1.0" encoding="windows-1252"?>
				<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>Naïve</seg></tuv>
				<tuv xml:lang="de"><seg>Für 5 €</seg></tuv></tu></body></tmx>""";
		assertThat(texts(this.files.write("a.tmx", tmx.getBytes(Charset.forName("windows-1252")))))
			.containsExactly("Naïve|Für 5 €");
		assertThat(texts(
				this.files.write("b.tmx", tmx.replace("windows-1252", "UTF-16").getBytes(StandardCharsets.UTF_16))))
			.containsExactly("Naïve|Für 5 €");
		assertThat(texts(this.files.write("c.tmx", tmx.replace("windows-1252", "utf-16"))))
			.containsExactly("Naïve|Für 5 €");
	}

	@Test
	void readsTheEncodingThatAPoHeaderDeclares() throws IOException {
		String po = """
				msgid ""
				msgstr ""
				"Content-Type: text/plain; charset=ISO-8859-1\\n"

				msgid "Green"
				msgstr "Grün"
				""";
		assertThat(texts(this.files.write("a.po", po.getBytes(StandardCharsets.ISO_8859_1))))
			.containsExactly("Green|Grün");
		assertThat(texts(this.files.write("t.po", po.replace("ISO-8859-1", "CHARSET")))).containsExactly("Green|Grün");
	}

	@Test
	void anEncodingThatIsUnknownOrNotKeptIsReported() throws IOException {
		Path unknown = this.files.write("a.tmx", "<?xml version=\"1.0\" encoding=\"klingon\"?>\n<tmx/>");
		assertFault(unknown, 1, "declares the encoding 'klingon', which is not known");
		Path broken = this.files.write("b.tmx", "<?xml version=\"1.0\" encoding=\"US-ASCII\"?>\n<tmx>\nü</tmx>");
		assertFault(broken, 3, "is not valid US-ASCII text, the encoding that the file declares");
	}

	@Test
	void gzipIsRecognisedByContentNotByName() throws IOException {
		assertThat(texts(this.files.write("named-plain.tsv", gzip("Hi.\tHallo.\n")))).containsExactly("Hi.|Hallo.");
		assertThat(texts(this.files.write("named-gzip.tsv.gz", "Hi.\tHallo.\n"))).containsExactly("Hi.|Hallo.");
	}

	@Test
	void aBlankLineIsLeftToTheCleaner() throws IOException {
		assertThat(texts(this.files.write("a.tsv", "Hi.\tHallo.\n\n"))).containsExactly("Hi.|Hallo.", "|");
	}

	@Test
	void aVeryLongSentenceIsLeftToTheCleaner() throws IOException {
		String words = "word ".repeat(6000);
		Path file = this.files.write("a.tsv", "Hi.\tHallo.\n" + words + "\t" + words + "\n");
		CorpusCleaner cleaner = new CorpusCleaner("en", "de", CleaningOptions.DEFAULT, String::strip, String::strip);
		assertThat(cleaner.clean(read(CorpusFiles.english(file)).stream())).hasSize(1);
		Dropped dropped = Objects.requireNonNull(cleaner.report().dropped().get(DropReason.TOO_LONG));
		assertThat(dropped.examples()).singleElement()
			.matches((example) -> example.line() == 2 && example.source().startsWith("word word"));
	}

	@Test
	void malformedUtf8IsReportedWithItsLine() throws IOException {
		Path file = this.files.write("a.tsv", "Hi.\tHallo.\nGood\tsch\u00f6n\n".getBytes(StandardCharsets.ISO_8859_1));
		assertFault(file, 2, "is not valid UTF-8 text; save the file as UTF-8");
	}

	@Test
	void nulCharactersAreReported() throws IOException {
		Path file = this.files.write("a.tsv", "Hi.\tHallo.\nHi.\tHa\0llo.\n");
		assertFault(file, 2, "holds a NUL character; the file is binary, or UTF-16 without a byte order mark");
	}

	@Test
	void aMissingColumnIsReported() throws IOException {
		Path file = this.files.write("a.tsv", "Hi.\tHallo.\nRun.\n");
		assertFault(file, 2, "column 2 expected, but the line has only 1 column; columns are separated by tabs");
		assertFault(CorpusFormats.reader(file, "en", "de", LIMITS, 1, 3), file.toString(), 1,
				"column 3 expected, but the line has only 2 columns");
	}

	@Test
	void aFileOfOneColumnIsReported() throws IOException {
		Path file = this.files.write("a.txt", "Hello, Bob.\nHow are you, then?\n");
		assertFault(file, 1, "column 2 expected, but the line has only 1 column; columns are separated by tabs");
	}

	@Test
	void anOverlongLineIsReportedBeforeItFillsTheMemory() throws IOException {
		byte[] line = new byte[8_000_000];
		Arrays.fill(line, (byte) 'x');
		assertFault(this.files.write("a.tsv", line), 1,
				"is longer than 1000000 characters; is this a text file with one pair a line?");
	}

	@Test
	void aFileThatIsEmptyMissingOrADirectoryIsReported() throws IOException {
		assertFault(this.files.write("empty.tsv", ""), 0, "is empty");
		assertFault(this.files.write("empty.tsv.gz", gzip("")), 0, "is empty");
		assertFault(this.files.write("bom.tsv", "\uFEFF"), 0, "is empty");
		assertFault(this.directory.resolve("absent.tsv"), 0, "there is no such file");
		assertFault(this.directory, 0, "is a directory, not a file");
	}

	@Test
	void alignedFilesArePairedByLine() throws IOException {
		Path source = this.files.write("train.en", gzip("Hi.\nRun.\n"));
		Path target = this.files.write("train.de", "Hallo.\r\nLauf!");
		assertThat(read(CorpusFormats.aligned(source, target, LIMITS))).containsExactly(
				new SentencePair("Hi.", "Hallo.", source.toString(), 1),
				new SentencePair("Run.", "Lauf!", source.toString(), 2));
	}

	@Test
	void filesWhoseNamesDifferInTheirLanguageAreAligned() throws IOException {
		Path target = this.files.write("train.de_DE.txt.gz", gzip("Hallo.\n"));
		Path other = this.files.write("more.tsv", "Run.\tLauf!\n");
		Path source = this.files.write("train.en.txt", "Hi.\n");
		List<CorpusReader> readers = CorpusFormats.readers(List.of(target, other, source), "en", "de", LIMITS);
		assertThat(readers).hasSize(2).flatMap((reader) -> texts(reader)).containsExactly("Run.|Lauf!", "Hi.|Hallo.");
	}

	@Test
	void alignedFilesOfDifferentLengthAreReportedWithBothCounts() throws IOException {
		Path source = this.files.write("train.en", "a\nb\nc\nd\n");
		Path target = this.files.write("train.de", "a\nb\n");
		assertFault(CorpusFormats.aligned(source, target, LIMITS), source.toString(), 3,
				"the files do not align: " + source + " has 4 lines and " + target + " has 2");
		assertFault(CorpusFormats.aligned(target, source, LIMITS), target.toString(), 3,
				"the files do not align: " + target + " has 2 lines and " + source + " has 4");
	}

	@Test
	void emptyAlignedFilesAreReported() throws IOException {
		Path source = this.files.write("train.en", "");
		Path target = this.files.write("train.de", "");
		assertFault(CorpusFormats.aligned(source, target, LIMITS), source.toString(), 0, "is empty");
	}

	@Test
	void limitsMustBePositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CorpusLimits(1, 1, 1, 1, 0, 1))
			.withMessage("maxRatio must be at least 1, not 0");
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> read(CorpusFormats
			.reader(this.files.write("a.tsv", "Hallo\tHi"), "en", "de", new CorpusLimits(5, 1, 1, 1, 1, 1))));
	}

}
