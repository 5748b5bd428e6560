package dev.attune.corpus;

import static dev.attune.corpus.CorpusFiles.assertFault;
import static dev.attune.corpus.CorpusFiles.gzip;
import static dev.attune.corpus.CorpusFiles.read;
import static dev.attune.corpus.CorpusFiles.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are damaged, or made to do harm, are refused with a reason; nothing of them
 * gets through, and nothing but them is read.
 */
class HostileCorpusTests {

	private static final CorpusLimits SMALL = new CorpusLimits(1000, 50_000, 80_000, 5, 200, 20);

	@TempDir
	private Path directory;

	private CorpusFiles files;

	@BeforeEach
	void setUp() {
		this.files = new CorpusFiles(this.directory);
	}

	@Test
	void aDoctypeThatNamesItsDefinitionIsHarmless() throws IOException {
		Path file = this.files.write("a.tmx", tmx("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">", "Hi"));
		assertThat(texts(file)).containsExactly("Hi|Hallo");
		Path known = this.files.write("b.tmx", tmx(
				"<!DOCTYPE tmx PUBLIC \"-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN\" 'tmx14.dtd' >",
				"Hi"));
		assertThat(texts(known)).containsExactly("Hi|Hallo");
	}

	@Test
	void anExternalEntityIsNotRead() throws IOException {
		Path secret = this.files.write("secret.txt", "the secret");
		Path file = this.files.write("a.tmx",
				tmx("<!DOCTYPE tmx [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>", "&x;"));
		assertFault(file, 2, "has a DOCTYPE with declarations of its own, which may define entities; "
				+ "no translation memory needs them");
		Path parameter = this.files.write("b.tmx",
				tmx("<!DOCTYPE tmx SYSTEM \"x.dtd\" [<!ENTITY % x SYSTEM \"" + secret.toUri() + "\"> %x;]>", "Hi"));
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> read(CorpusFiles.english(parameter)))
			.withMessageContaining("has a DOCTYPE with declarations of its own")
			.withMessageNotContaining("the secret");
		Path external = this.files.write("c.tmx", tmx("<!DOCTYPE tmx SYSTEM \"" + secret.toUri() + "\">", "Hi"));
		assertThat(texts(external)).containsExactly("Hi|Hallo");
	}

	@Test
	void entitiesThatMultiplyAreNotExpanded() throws IOException {
		StringBuilder doctype = new StringBuilder("<!DOCTYPE tmx [<!ENTITY a0 \"ha\">");
		for (int i = 1; i < 30; i++) {
			doctype.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
		}
		Path file = this.files.write("a.tmx", tmx(doctype + "]>", "&a29;"));
		assertFault(file, 2, "has a DOCTYPE with declarations of its own, which may define entities; "
				+ "no translation memory needs them");
		assertFault(this.files.write("b.tmx", tmx("", "&undefined;")), 3,
				"is not well-formed XML: The entity \"undefined\" was referenced, but not declared.");
	}

	@Test
	void malformedXmlIsReportedWithItsLine() throws IOException {
		assertThatExceptionOfType(CorpusException.class)
			.isThrownBy(() -> read(CorpusFiles.english(this.files.write("a.tmx", tmx("", "a < b")))))
			.withMessageContaining("a.tmx, line 3: is not well-formed XML: ");
		String whole = tmx("", "Hi");
		assertThatExceptionOfType(CorpusException.class).isThrownBy(
				() -> read(CorpusFiles.english(this.files.write("cut.tmx", whole.substring(0, whole.length() - 20)))))
			.withMessageContaining("line 3: is not well-formed XML: ");
	}

	@Test
	void xmlOfAnotherKindIsRefused() throws IOException {
		assertFault(this.files.write("a.xml", "<?xml version=\"1.0\"?>\n<html><body/></html>"), 2,
				"is XML with the root element <html>; TMX and XLIFF can be read");
	}

	@Test
	void deepNestingIsRefused() throws IOException {
		assertFault(this.files.write("a.tmx", tmx("", "<hi>".repeat(5000))), 3, "has elements nested deeper than 100");
	}

	@Test
	void aTextOrTagWithoutEndIsRefused() throws IOException {
		assertFault(this.files.write("a.tmx", tmx("", "x".repeat(1_000_001))), 3,
				"has a text longer than 1000000 characters");
		String endless = "begins something that has no end within 1000000 characters: "
				+ "a line, a quoted field, a tag or a comment";
		assertFault(this.files.write("b.tmx", tmx("", "<hi type=\"" + "x".repeat(1_100_000))), 3, endless);
		assertFault(this.files.write("c.tmx", tmx("", "<!--" + "x".repeat(1_100_000))), 3, endless);
	}

	@Test
	void aDamagedGzipFileIsReported() throws IOException {
		byte[] whole = gzip(numbers(50_000));
		Path cut = this.files.write("cut.gz", Arrays.copyOf(whole, whole.length - 9));
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> read(CorpusFiles.english(cut)))
			.withMessageContaining("the compressed file is damaged or cut off: Unexpected end of ZLIB input stream")
			.matches((ex) -> ex.file().equals(cut.toString()) && ex.line() > 1000);
		assertFault(this.files.write("head.gz", Arrays.copyOf(whole, 5)), 0,
				"the compressed file is damaged or cut off: null");
	}

	@Test
	void aZipIsReadFileByFile() throws IOException {
		Path zip = this.files.zip("a.zip", "one/a.tsv", "Hi.\tHallo.\n", "__MACOSX/one/._a.tsv", "junk", ".DS_Store",
				"junk", "README.md", "read me", "two/", "", "two/b.tmx", tmx("", "Run"), "c.de", "Geh\n", "c.en",
				"Go\n", "c.xml", "<links/>");
		assertThat(read(CorpusFiles.english(zip))).containsExactly(
				new SentencePair("Hi.", "Hallo.", zip + "/one/a.tsv", 1),
				new SentencePair("Run", "Hallo", zip + "/two/b.tmx", 3),
				new SentencePair("Go", "Geh", zip + "/c.en", 1));
	}

	@Test
	void aFaultInAZipIsTheInnerFiles() throws IOException {
		Path zip = this.files.zip("a.zip", "a.tsv", "Hi.\tHallo.\n", "b.tsv", "Run.\n");
		assertFault(CorpusFiles.english(zip), zip + "/b.tsv", 1,
				"column 2 expected, but the line has only 1 column; columns are separated by tabs");
	}

	@Test
	void aZipWithoutFilesOrWithAZipIsRefused() throws IOException {
		assertFault(this.files.zip("a.zip", "__MACOSX/a.tsv", "Hi\tHallo"), 0, "holds no files");
		Path inner = this.files.zip("inner.zip", "a.tsv", "Hi\tHallo");
		Path outer = this.files.zip("outer.zip", "inner.zip",
				new String(Files.readAllBytes(inner), StandardCharsets.ISO_8859_1));
		Path gzipped = this.files.write("a.zip.gz", gzip("PK\3\4"));
		assertFault(gzipped, 0, "is a zip file within a gzip file; pack the files themselves");
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> read(CorpusFiles.english(outer)))
			.withMessageContaining("outer.zip/inner.zip: is a zip file within a zip file; pack the files themselves");
	}

	@Test
	void anOfficeDocumentIsRefused() throws IOException {
		assertFault(this.files.zip("a.xlsx", "[Content_Types].xml", "<Types/>"), 0,
				"is an office document; save the table as CSV or the memory as TMX");
	}

	@Test
	void namesThatLeadOutOfAZipAreRefused() throws IOException {
		for (String name : new String[] { "../../etc/passwd", "/etc/passwd", "a\\..\\..\\b.tsv", "C:\\b.tsv" }) {
			Path zip = this.files.zip("a.zip", name, "Hi\tHallo\n");
			assertFault(CorpusFiles.english(zip), zip + "/" + name, 0,
					"has a name that leads out of the zip file; pack the files themselves, without such paths");
		}
		try (Stream<Path> written = Files.list(this.directory)) {
			assertThat(written).hasSize(1);
		}
	}

	@Test
	void aZipThatUnpacksTooFarIsRefused() throws IOException {
		String bomb = "a\tb\n".repeat(2_000_000);
		Path zip = this.files.zip("bomb.zip", "a.tsv", bomb);
		assertFault(CorpusFiles.english(zip), zip + "/a.tsv", 0,
				"unpacks to more than 200 times its packed size; no text does that, so it is taken for a zip bomb");
		Path gz = this.files.write("bomb.tsv.gz", gzip(bomb));
		assertFault(gz, 0,
				"unpacks to more than 200 times its packed size; no text does that, so it is taken for a zip bomb");
	}

	@Test
	void aZipThatIsTooLargeUnpackedIsRefused() throws IOException {
		String text = "Hi\tHallo\n".repeat(5000);
		Path one = this.files.zip("one.zip", "a.tsv", text + text);
		assertFault(small(one), one + "/a.tsv", 0, "unpacks to more than 50000 bytes");
		Path two = this.files.zip("two.zip", "a.tsv", text, "b.tsv", text);
		assertFault(small(two), two + "/b.tsv", 0, "with it the zip file unpacks to more than 80000 bytes in total");
		Path gz = this.files.write("a.gz", gzip(text + text));
		assertFault(small(gz), gz.toString(), 0, "unpacks to more than 50000 bytes");
	}

	@Test
	void aZipOfTooManyEntriesIsRefused() throws IOException {
		String[] entries = IntStream.range(0, 6)
			.boxed()
			.flatMap((i) -> Stream.of("d" + i + "/", ""))
			.toArray(String[]::new);
		Path zip = this.files.zip("a.zip", entries);
		assertFault(small(zip), zip.toString(), 0, "has more than 5 entries");
	}

	@Test
	void aDamagedZipIsRefused() throws IOException {
		Path zip = this.files.zip("a.zip", "a.tsv", numbers(5000));
		byte[] bytes = Files.readAllBytes(zip);
		assertThatExceptionOfType(CorpusException.class).isThrownBy(
				() -> read(CorpusFiles.english(this.files.write("cut.zip", Arrays.copyOf(bytes, bytes.length / 2)))))
			.withMessageContaining("cut.zip: is a damaged zip file: ");
		byte[] stored = Files.readAllBytes(this.files.zip("b.zip", "a.tsv", "Hi\tHallo\n"));
		// one byte of the checksum, in the table of contents
		int directory = new String(stored, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
		stored[directory + 16] ^= 1;
		Path wrong = this.files.write("wrong.zip", stored);
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> read(CorpusFiles.english(wrong)))
			.withMessageContaining("wrong.zip/a.tsv")
			.withMessageContaining("the compressed file is damaged or cut off: the checksum is wrong");
	}

	@Test
	void anEncryptedZipIsRefused() throws IOException {
		byte[] bytes = Files.readAllBytes(this.files.zip("a.zip", "a.tsv", "Hi\tHallo\n"));
		// the flag that says so, in the table of contents
		bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 8] |= 1;
		assertFault(this.files.write("locked.zip", bytes), 0, "is encrypted; pack the files without a password");
	}

	private static String numbers(int pairs) {
		return IntStream.range(0, pairs).mapToObj((i) -> i + "\t" + i * 7L + "\n").collect(Collectors.joining());
	}

	private static CorpusReader small(Path file) {
		return CorpusFormats.reader(file, "en", "de", SMALL);
	}

	private static String tmx(String doctype, String english) {
		return "<?xml version=\"1.0\"?>\n" + doctype + "<tmx version=\"1.4\"><body>\n<tu><tuv xml:lang=\"en\"><seg>"
				+ english + "</seg></tuv><tuv xml:lang=\"de\"><seg>Hallo</seg></tuv></tu>\n</body></tmx>";
	}

}
