package dev.attune.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are broken or mean harm are refused with a reason, or translated; nothing
 * else happens.
 */
@Timeout(60)
class HostileDocumentTests {

	private static final String ENTITIES = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a.txt        | is empty
			a.docx       | is not an office document: it is no zip archive
			""")
	void anEmptyFileIsRefused(String name, String reason) throws IOException {
		assertRefused(DocumentFiles.write(name, "", this.directory), reason);
	}

	@Test
	void anUnknownEndingIsToldWhichThereAre() throws IOException {
		assertRefused(DocumentFiles.write("letter.exe", "MZ", this.directory),
				"has an ending that cannot be translated; these can: .txt, .md, .html");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a.json       | {"a": "b"                             | is not JSON
			a.json       | hello                                 | is not JSON
			a.xlf        | hello                                 | is not XML
			a.xlf        | <xliff version="1.2"><file>           | its root element does not end
			a.xlf        | <xliff></b></xliff>                   | is not well-formed XML
			a.xlf        | <html></html>                         | is no xliff file: its root element is html
			a.tmx        | <tmx><body></body></tmx>              | has no text in en
			a.tmx        | <tmx><body><tu><tuv xml:lang="fr"><seg>x</seg></tuv></tu></body></tmx> | its languages are fr
			a.srt        | hello                                 | has no subtitles
			""")
	void whatIsNotOfItsFormatIsRefused(String name, String text, String reason) throws IOException {
		assertRefused(DocumentFiles.write(name, text, this.directory), reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.txt", "a.json", "a.html", "a.po", "a.xlf", "a.srt", "a.md" })
	void bytesThatAreNoTextAreRefused(String name) throws IOException {
		Path file = Files.write(this.directory.resolve(name), new byte[] { 'a', (byte) 0xC3, 'b', '\n' });
		assertRefused(file, "is not valid UTF-8 text");
		assertRefused(Files.write(file, new byte[] { 'a', '\n', 0, 'b' }), "NUL character (line 2)");
	}

	@Test
	void charactersThatTheFiltersUseForThemselvesAreRefused() throws IOException {
		assertRefused(DocumentFiles.write("a.md", "a\nb \uE101\uE110 c", this.directory), "U+E101");
		assertRefused(docx("word/document.xml", "<x>\uE103\uE999</x>"), "U+E103");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.xlf", "a.tmx" })
	void entitiesAreRefused(String name) throws IOException {
		assertRefused(DocumentFiles.write(name, ENTITIES + "<xliff version=\"1.2\">&b;</xliff>", this.directory),
				"DOCTYPE");
		assertRefused(DocumentFiles.write("a.xlf",
				"<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><xliff version=\"1.2\">&xxe;</xliff>", this.directory),
				"is not well-formed XML");
	}

	@Test
	void aDocumentTypeWithoutDeclarationsIsHarmless() throws IOException {
		String tmx = "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\"><header srclang=\"en\"/>"
				+ "<body><tu><tuv xml:lang=\"en\"><seg>One.</seg></tuv></tu></body></tmx>\n";
		assertThat(DocumentFiles.translate("a.tmx", tmx, this.directory))
			.startsWith("<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">")
			.contains("<tuv xml:lang=\"zh\"><seg>ONE.</seg></tuv>");
	}

	@Test
	void entitiesInAnyPartOfAnArchiveAreRefusedInAnyEncoding() throws IOException {
		String xml = "<?xml version=\"1.0\"?>" + ENTITIES + "<x>&b;</x>";
		assertRefused(docx("word/document.xml", xml), "word/document.xml has a DOCTYPE");
		assertRefused(docx("customXml/any.bin", "\n " + xml.replace("<?xml version=\"1.0\"?>", "")),
				"customXml/any.bin has a DOCTYPE");
		assertRefused(docx("word/styles.xml", ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE)),
				"word/styles.xml has a DOCTYPE");
		assertRefused(docx("word/styles.xml", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><x/>"), "word/styles.xml");
	}

	@Test
	void nothingIsFetched() throws IOException {
		String xliff = "<xliff version=\"1.2\" xmlns:its=\"http://www.w3.org/2005/11/its\"><file source-language=\"en\" "
				+ "its:locQualityIssuesRef=\"file:///etc/passwd#a\"><body/></file></xliff>";
		assertRefused(DocumentFiles.write("a.xlf", xliff, this.directory), "refers to another file");
	}

	@Test
	void aFileForOtherLanguagesIsRefused() throws IOException {
		String xliff = "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\"><body/></file></xliff>";
		assertRefused(DocumentFiles.write("a.xlf", xliff, this.directory), "is for a translation into de, not into zh");
	}

	@Test
	void nestingHasAnEnd() throws IOException {
		assertRefused(DocumentFiles.write("a.json", "[".repeat(100_000), this.directory), "nested deeper than 100");
		assertRefused(docx("word/document.xml", "<a>".repeat(1000) + "</a>".repeat(1000)), "nested deeper than 200");
		String xliff = "<xliff version=\"1.2\">" + "<g>".repeat(50_000) + "</g>".repeat(50_000) + "</xliff>";
		assertRefused(DocumentFiles.write("a.xlf", xliff, this.directory), "nested deeper than 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "> ", "* ", "[", "**", "`", "<div>", "<b>", "![](", "_a", "&" })
	void markupWithoutAnEndIsTranslatedOrRefused(String piece) throws IOException {
		assertTranslatedOrRefused(DocumentFiles.write("a.md", piece.repeat(1000), this.directory));
		assertTranslatedOrRefused(DocumentFiles.write("a.html", piece.repeat(1000), this.directory));
	}

	@Test
	void aParagraphHasOnlySoManyTags() throws IOException {
		assertRefused(DocumentFiles.write("a.html", "<p>" + "<b>".repeat(100_000), this.directory),
				"more than 5000 tags");
		assertRefused(DocumentFiles.write("a.md", "`a` ".repeat(50_000), this.directory), "more than 5000 tags");
		assertRefused(DocumentFiles.write("a.po", "msgid \"" + "%s".repeat(100_000) + "\"", this.directory),
				"more than 5000 tags");
		assertRefused(DocumentFiles.write("a.srt", "0 --> 1\n" + "<b>".repeat(100_000), this.directory),
				"more than 5000 tags");
		assertRefused(DocumentFiles.write("a.xlf", "<xliff><source>" + "<x/>".repeat(100_000) + "</source></xliff>",
				this.directory), "more than 10000 elements");
		assertRefused(docx("word/document.xml", "<p>" + "<r/>".repeat(100_000) + "</p>"), "more than 10000 elements");
		assertTranslatedOrRefused(DocumentFiles.write("b.html", "<p><b>a</b></p>".repeat(4_000), this.directory));
	}

	@Test
	void aBombIsNotUnpacked() throws IOException {
		assertRefused(docx("word/media/image1.png", new byte[3 << 20]), "unpacks to more than 1048576 bytes");
	}

	@Test
	void xmlWithoutEndIsTooLarge() throws IOException {
		Documents documents = new Documents(1000, 1 << 20, 10_000);
		Path file = docx("word/document.xml", "<x>" + "<y/>".repeat(4000) + "</x>");
		assertThatExceptionOfType(DocumentException.class).isThrownBy(() -> documents.check(file, DocumentFormat.WORD))
			.withMessageContaining("more than the 10000 allowed");
	}

	@Test
	void moreCharactersThanAllowedAreRefused() throws IOException {
		Documents documents = new Documents(9, 1 << 20, 1 << 20);
		Path file = DocumentFiles.write("a.txt", "12345\n1234\n", this.directory);
		assertThat(documents.inspect(file, DocumentFormat.TEXT, new Languages("en", "zh")).characters()).isEqualTo(9);
		Files.writeString(file, "12345\n12345\n");
		assertThatExceptionOfType(DocumentException.class)
			.isThrownBy(() -> documents.inspect(file, DocumentFormat.TEXT, new Languages("en", "zh")))
			.withMessage("has more than 9 characters to translate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "../evil.xml", "/etc/evil", "a/../../evil", "a\\..\\evil" })
	void namesThatLeadElsewhereAreRefused(String name) throws IOException {
		assertRefused(docx(name, "x"), "a name that leads out of the archive");
	}

	@Test
	void whatIsNoOfficeDocumentIsRefused() throws IOException {
		assertRefused(DocumentFiles.write("a.docx", "hello", this.directory), "is not an office document");
		Path old = Files.write(this.directory.resolve("a.docx"),
				new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0 });
		assertRefused(old, "is protected by a password, or of an office version before 2007");
		assertRefused(archive("a.xlsx", Map.of("a.txt", new byte[1])), "it has no [Content_Types].xml");
		assertRefused(archive("a.odt", Map.of("mimetype", new byte[1])), "it has no content.xml");
		assertRefused(archive("a.pptx", Map.of("[Content_Types].xml", "<x/>".getBytes(StandardCharsets.UTF_8))),
				"cannot be read");
	}

	@ParameterizedTest
	@ValueSource(strings = { "letter.docx", "slides.pptx", "table.xlsx", "letter.odt" })
	void damagedArchivesAreRefused(String name) throws IOException {
		byte[] whole = Files.readAllBytes(DocumentFiles.copy(name, this.directory));
		Random random = new Random(7);
		for (int i = 0; i < 60; i++) {
			byte[] damaged = whole.clone();
			damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
			assertTranslatedOrRefused(Files.write(this.directory.resolve(name), damaged));
		}
		assertTranslatedOrRefused(Files.write(this.directory.resolve(name), Arrays.copyOf(whole, whole.length / 2)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "letter.docx", "slides.pptx", "table.xlsx", "letter.odt" })
	void archivesWithDamagedXmlAreTranslatedOrRefused(String name) throws IOException {
		Path file = DocumentFiles.copy(name, this.directory);
		Map<String, byte[]> parts = DocumentFiles.parts(file);
		Random random = new Random(7);
		for (int i = 0; i < 60; i++) {
			Map<String, byte[]> damaged = new LinkedHashMap<>(parts);
			String part = parts.keySet().stream().skip(random.nextInt(parts.size())).findFirst().orElseThrow();
			damaged.put(part, damaged(new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8), random)
				.getBytes(StandardCharsets.UTF_8));
			assertTranslatedOrRefused(archive(name, damaged));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "guide.md", "page.html", "messages.po", "strings.xlf", "strings2.xlf", "memory.tmx",
			"film.srt", "film.vtt", "texts.json", "texts.properties" })
	void damagedTextsAreTranslatedOrRefused(String name) throws IOException {
		String text = Files.readString(DocumentFiles.copy(name, this.directory));
		Random random = new Random(7);
		for (int i = 0; i < 100; i++) {
			assertTranslatedOrRefused(DocumentFiles.write(name, damaged(text, random), this.directory));
		}
	}

	@Test
	void nothingStaysInTheTemporaryDirectory() throws IOException {
		Set<Path> before = temporaryFiles();
		for (String name : new String[] { "letter.docx", "page.html", "strings.xlf" }) {
			DocumentFiles.translate(DocumentFiles.copy(name, this.directory));
		}
		assertTranslatedOrRefused(docx("word/document.xml", "<x/>"));
		assertThat(temporaryFiles()).isEqualTo(before);
	}

	private static Set<Path> temporaryFiles() throws IOException {
		Set<Path> names = new HashSet<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")),
				"~okapi*")) {
			files.forEach(names::add);
		}
		return names;
	}

	/** Pieces are cut out, doubled or moved, as whole words and tags. */
	private static String damaged(String text, Random random) {
		StringBuilder damaged = new StringBuilder(text);
		for (int i = 0; i < 3 && damaged.length() > 1; i++) {
			int from = random.nextInt(damaged.length());
			int to = Math.min(damaged.length(), from + random.nextInt(30));
			String piece = damaged.substring(from, to);
			switch (random.nextInt(3)) {
				case 0 -> damaged.delete(from, to);
				case 1 -> damaged.insert(from, piece);
				default -> damaged.insert(random.nextInt(damaged.length()), piece);
			}
		}
		return damaged.toString();
	}

	private Path docx(String part, String content) throws IOException {
		return docx(part, content.getBytes(StandardCharsets.UTF_8));
	}

	private Path docx(String part, byte[] content) throws IOException {
		Path place = Files.createTempDirectory(this.directory, "docx");
		Map<String, byte[]> parts = new LinkedHashMap<>(DocumentFiles.parts(DocumentFiles.copy("letter.docx", place)));
		parts.put(part, content);
		return archive("hostile.docx", parts);
	}

	private Path archive(String name, Map<String, byte[]> parts) throws IOException {
		return DocumentFiles.archive(this.directory.resolve(name), parts);
	}

	private static void assertRefused(Path file, String reason) {
		assertThatExceptionOfType(DocumentException.class).isThrownBy(() -> DocumentFiles.translate(file))
			.satisfies((problem) -> assertThat(problem.reason()).contains(reason));
	}

	private static void assertTranslatedOrRefused(Path file) throws IOException {
		try {
			assertThat(DocumentFiles.translate(file)).exists();
		}
		catch (DocumentException ex) {
			assertThat(ex.reason()).isNotBlank();
		}
	}

}
