package dev.attune.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text files come back with other text and nothing else changed.
 */
class DocumentRoundTripTests {

	@TempDir
	private Path directory;

	@Test
	void plainTextKeepsItsLinesAndIndents() throws IOException {
		String text = "Good morning.\r\n\r\n    How are you? \r\n\t- I like music.\r\n42\r\n  \nThe end";
		assertThat(DocumentFiles.translate("notes.txt", text, this.directory)).isEqualTo(text.toUpperCase(Locale.ROOT));
	}

	@Test
	void markdownKeepsItsMarkup() throws IOException {
		String markdown = translated("guide.md");
		assertThat(markdown).isEqualToIgnoringCase(original("guide.md"))
			.contains("# GOOD MORNING", "**MUSIC**", "[BOOKS](https://example.org/ \"THANK YOU\")", "`x = 1` IS CODE.",
					"int x = 1; // How are you?", "| THANK YOU | 42 |", "1. SEE YOU TOMORROW.");
	}

	@Test
	void htmlKeepsItsTagsScriptsAndWhatIsNotToBeTranslated() throws IOException {
		String html = translated("page.html");
		assertThat(html.replace("lang=\"zh\"", "lang=\"en\"").strip())
			.isEqualToIgnoringCase(original("page.html").strip());
		assertThat(html).contains("<html lang=\"zh\">", "<p>I LIKE <b>MUSIC</b> &amp; BOOKS.<br>HOW ARE YOU?</p>",
				"alert(\"How are you?\")", "<p translate=\"no\">Attune</p>", "<code>x = 1</code>",
				"href=\"https://example.org/?a=1&amp;b=2\" title=\"THANK YOU.\"", "alt=\"THIS IS MY BOOK.\"",
				"<pre>  Where is\n  the station?", "<!-- a comment -->", "content=\"I LIKE MUSIC.\"");
	}

	@Test
	void subtitlesKeepTimesTagsAndLines() throws IOException {
		assertThat(translated("film.srt")).isEqualToIgnoringCase(original("film.srt"))
			.contains("<i>HOW ARE YOU?</i>\nI AM HAPPY.", "- WHERE IS\nTHE STATION?");
		assertThat(translated("film.vtt")).isEqualToIgnoringCase(original("film.vtt"))
			.contains("WEBVTT - A film", "<v Anna><i>HOW ARE YOU?</i>\nI AM HAPPY.", "::cue { color: red }");
	}

	@Test
	void jsonKeepsItsKeysAndOtherValues() throws IOException {
		String json = translated("texts.json");
		assertThat(json).contains("\"greeting\": \"GOOD MORNING.\",\n  \"count\": 42, \"ok\": true, \"none\": null,",
				"\"list\": [\"HOW ARE YOU?\", {\"deep\": \"I LIKE <B>MUSIC</B>.\\n\\\"THANK YOU.\\\"\"}]",
				"\"\": \"\"");
	}

	@Test
	void propertiesKeepTheirKeysAndComments() throws IOException {
		assertThat(translated("texts.properties")).isEqualTo("""
				# a comment
				greeting=GOOD MORNING.
				  thanks : THANK YOU.
				long = HOW ARE YOU? I AM HAPPY.
				format=I LIKE {0}.
				caf\\u00e9=SEE YOU TOMORROW.\\n
				empty=
				""");
	}

	@Test
	void poGetsWhatIsMissingAndFlagsIt() throws IOException {
		assertThat(translated("messages.po")).isEqualTo(original("messages.po")
			.replace("#: src/main.c:10\nmsgid \"Good morning.\"\nmsgstr \"\"",
					"#: src/main.c:10\n#, fuzzy\nmsgid \"Good morning.\"\nmsgstr \"GOOD MORNING.\"")
			.replace("#, c-format\nmsgid \"I like %s.\"\nmsgstr \"\"",
					"#, fuzzy, c-format\nmsgid \"I like %s.\"\nmsgstr \"I LIKE %s.\"")
			.replace("msgctxt \"menu\"\nmsgid \"I am \"\n\"happy.\"\nmsgstr \"\"",
					"#, fuzzy\nmsgctxt \"menu\"\nmsgid \"I am \"\n\"happy.\"\nmsgstr \"I AM HAPPY.\"")
			.replace("msgid \"%d book\"\nmsgid_plural \"%d books\"\nmsgstr[0] \"\"",
					"#, fuzzy\nmsgid \"%d book\"\nmsgid_plural \"%d books\"\nmsgstr[0] \"%d BOOK\""));
	}

	@Test
	void xliffGetsTargetsThatAreToBeReviewed() throws IOException {
		String xliff = translated("strings.xlf");
		assertThat(xliff).contains(
				"<target state=\"needs-review-translation\" xml:lang=\"zh-CN\">GOOD MORNING.</target>",
				"<target state=\"final\">谢谢您。</target>", "I LIKE <g id=\"1\">MUSIC</g>.<x id=\"2\"/></target>",
				"<mrk mid=\"1\" mtype=\"seg\">HOW ARE YOU?</mrk> <mrk mid=\"2\" mtype=\"seg\">I AM HAPPY.</mrk></target>",
				"<source>I like <g id=\"1\">music</g>.<x id=\"2\"/></source>")
			.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff ")
			.endsWith("</xliff>\n")
			.doesNotContain("ATTUNE");
	}

	@Test
	void xliff2GetsTargets() throws IOException {
		assertThat(translated("strings2.xlf")).contains("<target>GOOD MORNING.</target>", "<target>谢谢您。</target>",
				"<target>I LIKE <pc id=\"1\" dataRefEnd=\"d2\" dataRefStart=\"d1\">MUSIC</pc>.</target>",
				"<source>Good morning.</source>");
	}

	@Test
	void tmxGetsTheVariantsThatAreMissing() throws IOException {
		String tmx = translated("memory.tmx");
		assertThat(tmx)
			.contains("<tuv xml:lang=\"en-US\"><seg>Good morning.</seg></tuv>",
					"<tuv xml:lang=\"zh-CN\"><seg>GOOD MORNING.</seg></tuv>",
					"<tuv xml:lang=\"zh-CN\"><seg>谢谢您。</seg></tuv>", "<prop type=\"domain\">greeting</prop>",
					"<tuv xml:lang=\"zh-CN\"><seg>I LIKE <bpt i=\"1\">", "<tuv xml:lang=\"de\"><seg>Ich mag")
			.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">")
			.endsWith("</tmx>\n");
		assertThat(tmx.split("<tuv ", -1)).hasSize(1 + 7);
	}

	@Test
	void encodingsStayAsFarAsTheyCan() throws IOException {
		Path po = this.directory.resolve("a.po");
		String catalogue = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=windows-1252\\n\"\n\nmsgid \"café\"\nmsgstr \"\"\n";
		Files.write(po, catalogue.getBytes(Charset.forName("windows-1252")));
		assertThat(Files.readString(DocumentFiles.translate(po), Charset.forName("windows-1252")))
			.contains("charset=windows-1252", "msgid \"café\"\nmsgstr \"CAFÉ\"");
		Path html = this.directory.resolve("a.html");
		Files.write(html, "<meta charset=\"gb2312\"><p>谢谢 you</p>".getBytes(Charset.forName("GB2312")));
		assertThat(Files.readString(DocumentFiles.translate(html), Charset.forName("GB2312")))
			.isEqualTo("<meta charset=\"gb2312\"><p>谢谢 YOU</p>");
		// the capital of ÿ is not in the encoding
		Files.write(html, "<meta charset=\"iso-8859-1\"><p>ÿ</p>".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(Files.readString(DocumentFiles.translate(html))).isEqualTo("<meta charset=\"utf-8\"><p>Ÿ</p>");
		Path wide = this.directory.resolve("a.json");
		Files.write(wide, "\uFEFF{\"a\": \"b é\"}".getBytes(StandardCharsets.UTF_16LE));
		assertThat(Files.readString(DocumentFiles.translate(wide), StandardCharsets.UTF_16LE))
			.isEqualTo("\uFEFF{\"a\": \"B É\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "guide.md", "messages.po", "strings.xlf", "memory.tmx", "film.srt", "film.vtt",
			"texts.json", "texts.properties", "page.html" })
	void windowsLineEndsStay(String name) throws IOException {
		Path file = DocumentFiles.copy(name, this.directory);
		Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
		assertThat(Files.readString(DocumentFiles.translate(file)).replace("\r\n", "")).doesNotContain("\n", "\r");
	}

	private String translated(String name) throws IOException {
		return Files.readString(DocumentFiles.translate(DocumentFiles.copy(name, this.directory)));
	}

	private String original(String name) throws IOException {
		return new String(Objects.requireNonNull(DocumentFiles.class.getResourceAsStream(name)).readAllBytes(),
				StandardCharsets.UTF_8);
	}

}
