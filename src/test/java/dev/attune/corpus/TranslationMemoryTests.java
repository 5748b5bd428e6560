package dev.attune.corpus;

import static dev.attune.corpus.CorpusFiles.assertFault;
import static dev.attune.corpus.CorpusFiles.read;
import static dev.attune.corpus.CorpusFiles.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Translation memories and translated files of the localisation trade give their
 * translated texts, without the markup in them.
 */
class TranslationMemoryTests {

	@TempDir
	private Path directory;

	private CorpusFiles files;

	@BeforeEach
	void setUp() {
		this.files = new CorpusFiles(this.directory);
	}

	@Test
	void tmxGivesTheVariantsThatFitBest() throws IOException {
		Path file = this.files.write("a.tmx", tmx("""
				<tu>
					<prop type="x">ignored</prop>
					<tuv xml:lang="EN-GB"><seg>Colour</seg></tuv>
					<tuv xml:lang="EN-US"><note>n</note><seg>Color</seg></tuv>
					<tuv lang="de_AT"><seg>Farbe</seg></tuv>
					<tuv xml:lang="fr"><seg>Couleur</seg></tuv>
				</tu>
				<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>
				<tu><tuv xml:lang="de"><seg>Tom &amp;
					Anna</seg></tuv><tuv xml:lang="en"><seg>Tom &amp; Anna</seg></tuv></tu>
				"""));
		assertThat(texts(file)).containsExactly("Color|Farbe", "Tom & Anna|Tom & Anna");
		assertThat(texts(reader(file, "en-GB", "de"))).containsExactly("Colour|Farbe", "Tom & Anna|Tom & Anna");
		assertThat(texts(reader(file, "de", "en"))).containsExactly("Farbe|Color", "Tom & Anna|Tom & Anna");
		assertThat(texts(reader(file, "en-GB", "en-US"))).containsExactly("Colour|Color");
	}

	@Test
	void tmxUnitsAreFoundWhereTheyBegin() throws IOException {
		Path file = this.files.write("a.tmx", """
				<?xml version="1.0"?>
				<tmx version="1.4"><header/><body>
				<tu
					tuid="1"><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>
				<!-- one
				     more --><tu><tuv xml:lang="en"><seg>c</seg></tuv><tuv xml:lang="de"><seg>d</seg></tuv></tu>
				</body></tmx>""");
		assertThat(read(CorpusFiles.english(file))).containsExactly(new SentencePair("a", "b", file.toString(), 3),
				new SentencePair("c", "d", file.toString(), 6));
	}

	@Test
	void codesInTmxBecomeNothingOrASpaceBetweenWords() throws IOException {
		Path file = this.files.write("a.tmx", tmx("""
				<tu><tuv xml:lang="en"><seg>A <bpt i="1">&lt;b></bpt>b<ept i="1">&lt;/b></ept>ig<ph>&lt;br/></ph>cat<it
				pos="begin">{</it>, <hi>black</hi><ut>x</ut>.</seg></tuv>
				<tuv xml:lang="de"><seg><ph><sub>title</sub></ph>Eine <![CDATA[<große>]]> Katze</seg></tuv></tu>
				"""));
		assertThat(texts(file)).containsExactly("A big cat, black.|Eine <große> Katze");
		Path chinese = this.files.write("b.tmx", tmx("""
				<tu><tuv xml:lang="en"><seg>x</seg></tuv><tuv xml:lang="zh"><seg>你<ph>1</ph>好</seg></tuv></tu>"""));
		assertThat(texts(reader(chinese, "en", "zh-CN"))).containsExactly("x|你好");
	}

	@Test
	void tmxMayHoldAnyNumberOfReferences() throws IOException {
		String unit = "<tu><tuv xml:lang='en'><seg>a &amp; b</seg></tuv><tuv xml:lang='de'><seg>a &lt; b</seg></tuv></tu>\n";
		Path file = this.files.write("a.tmx", tmx(unit.repeat(60_000)));
		assertThat(texts(file)).hasSize(60_000).containsOnly("a & b|a < b");
	}

	@Test
	void tmxOfOtherLanguagesIsRefused() throws IOException {
		Path file = this.files.write("a.tmx", tmx("""
				<tu><tuv xml:lang="en-US"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>"""));
		assertFault(file, 0, "holds no pair of en and de; its languages are en-US, fr");
		assertFault(this.files.write("b.tmx", tmx("")), 0, "holds no translation unit with two languages");
		assertFault(this.files.write("c.tmx", tmx("<tu><tuv><seg>a</seg></tuv></tu>")), 3,
				"has a <tuv> without xml:lang");
	}

	@Test
	void xliffGivesWhatIsTranslated() throws IOException {
		Path file = this.files.write("a.xlf",
				xliff("""
						<trans-unit id="1"><source>Hi <g id="1">you</g><x id="2"/></source><target>Hallo <g id="1">du</g></target>
							<alt-trans><source>Hi</source><target>Tag</target></alt-trans></trans-unit>
						<trans-unit id="2"><source>untranslated</source></trans-unit>
						<trans-unit id="3"><source>empty</source><target/></trans-unit>
						<trans-unit id="4"><source>new</source><target state="new">new</target></trans-unit>
						<group><trans-unit id="5"><source>One<bx id="1"/>.</source><target state="final">Eins.</target></trans-unit>
						</group>
						<trans-unit id="6"><source>a</source><target xml:lang="fr">b</target></trans-unit>
						"""));
		assertThat(texts(file)).containsExactly("Hi you|Hallo du", "One.|Eins.");
		assertThat(texts(reader(file, "de", "en-GB"))).containsExactly("Hallo du|Hi you", "Eins.|One.");
	}

	@Test
	void segmentsOfXliffAreMatchedByTheirNames() throws IOException {
		Path file = this.files.write("a.xlf",
				xliff("""
						<trans-unit id="1"><source>One. Two. Three.</source>
						<seg-source><mrk mtype="seg" mid="1">One.</mrk> <g id="1"><mrk mtype="seg" mid="2">Two.</mrk></g>
						<mrk mtype="seg" mid="3">Three.</mrk></seg-source>
						<target><mrk mtype="seg" mid="2">Zwei.</mrk> <mrk mtype="seg" mid="1"><mrk mtype="term">Eins</mrk>.</mrk>
						<mrk mtype="seg" mid="3"/></target></trans-unit>
						"""));
		assertThat(texts(file)).containsExactly("Two.|Zwei.", "One.|Eins.");
	}

	@Test
	void unconfirmedSegmentsOfSdlxliffAreLeftOut() throws IOException {
		Path file = this.files.write("a.sdlxliff",
				"""
						\uFEFF<?xml version="1.0" encoding="utf-8"?><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"
						 xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2" sdl:version="1.0"><file original="a.docx"
						 source-language="en-US" target-language="de-DE"><header><reference><internal-file
						 form="base64">UEsDBA==</internal-file></reference><tag-defs><tag id="0"><bpt>b</bpt></tag></tag-defs>
						</header><body><trans-unit id="u"><source>Hi. Bye. Go.</source><seg-source><mrk mtype="seg" mid="1">Hi.</mrk>
						<mrk mtype="seg" mid="2">Bye.</mrk><mrk mtype="seg" mid="3">Go.</mrk></seg-source><target><mrk mtype="seg"
						 mid="1"><g id="0">Hallo.</g></mrk><mrk mtype="seg" mid="2">Tschüss.</mrk><mrk mtype="seg" mid="3">Los.</mrk>
						</target><sdl:seg-defs><sdl:seg id="1" conf="Translated"/><sdl:seg id="2" conf="Draft"/>
						<sdl:seg id="3" conf="ApprovedSignOff"><sdl:value key="x">y</sdl:value></sdl:seg></sdl:seg-defs></trans-unit>
						</body></file></xliff>""");
		assertThat(texts(file)).containsExactly("Hi.|Hallo.", "Go.|Los.");
	}

	@Test
	void xliffOfOtherLanguagesOrUntranslatedIsRefused() throws IOException {
		Path file = this.files.write("a.xlf", xliff("").replace("\"de\"", "\"fr\""));
		assertFault(file, 0, "holds no pair of en and de; its languages are en-US, fr");
		assertFault(this.files.write("b.xlf", xliff("<trans-unit id='1'><source>a</source></trans-unit>")), 0,
				"holds no translated unit");
	}

	@Test
	void xliff2GivesOnePairASegment() throws IOException {
		Path file = this.files.write("a.xlf",
				"""
						<?xml version="1.0"?>
						<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"
							version="2.1" srcLang="en" trgLang="de"><file id="f"><unit id="1">
						<mtc:matches><mtc:match ref="#s"><source>match</source><target>Treffer</target></mtc:match></mtc:matches>
						<originalData><data id="d">&lt;br/></data></originalData>
						<segment><source>One<ph id="1" dataRef="d"/>two <pc id="2">three</pc></source>
						<target>Eins<ph id="1"/>zwei <mrk id="m">drei</mrk><cp hex="0001"/></target></segment>
						<ignorable><source> </source></ignorable>
						<segment state="initial"><source>a</source><target>a</target></segment>
						<segment><source>b</source></segment>
						<segment state="final"><source>Bye</source><target>Tschüss</target></segment></unit></file></xliff>""");
		assertThat(texts(file)).containsExactly("One two three|Eins zwei drei", "Bye|Tschüss");
		assertThat(read(CorpusFiles.english(file))).extracting(SentencePair::line).containsExactly(6L, 11L);
		assertFault(reader(file, "en", "fr"), file.toString(), 0,
				"holds no pair of en and fr; its languages are en, de");
	}

	@Test
	void poGivesWhatIsTranslatedAndNotFuzzy() throws IOException {
		Path file = this.files.write("de.po", """
				# A comment.
				#, fuzzy
				msgid ""
				msgstr ""
				"Language: de_DE\\n"
				"Plural-Forms: nplurals=2; plural=n != 1;\\n"

				#: a.c:1
				msgid "Hi \\"you\\""
				msgstr ""
				"Hallo\\n"
				"\\tdu"
				#, c-format, fuzzy
				msgid "fuzzy"
				msgstr "unscharf"

				msgctxt "menu"
				msgid "Open"
				msgstr "Öffnen"
				msgid "untranslated"
				msgstr ""

				msgid "%d file"
				msgid_plural "%d files"
				msgstr[0] "%d Datei"
				msgstr[1] "%d Dateien"

				#~ msgid "old"
				#~ msgstr "alt"
				""");
		assertThat(texts(file)).containsExactly("Hi \"you\"|Hallo du", "Open|Öffnen", "%d file|%d Datei",
				"%d files|%d Dateien");
		assertThat(read(CorpusFiles.english(file))).extracting(SentencePair::line).containsExactly(9L, 17L, 23L, 23L);
		assertThat(texts(reader(file, "de", "en"))).startsWith("Hallo du|Hi \"you\"");
		assertFault(reader(file, "en", "fr"), file.toString(), 0,
				"holds no pair of en and fr; its languages are de_DE");
	}

	@Test
	void poThatCannotBeReadIsRefused() throws IOException {
		assertFault(this.files.write("a.po", "msgid \"a\"\nmsgstr \"b\n"), 2,
				"holds a string without its closing quotation mark");
		assertFault(this.files.write("b.po", "msgid \"a\"\nmsgstr \"b\"\n\n\"c\"\n"), 4,
				"holds a string that belongs to no msgid or msgstr");
		assertFault(this.files.write("c.po", "msgid \"a\"\nmsgstr \"b\" c\n"), 2,
				"holds text after the closing quotation mark");
		assertFault(this.files.write("d.po", "msgid \"a\"\ntext\n"), 2, "is no line of a PO file: "
				+ "a comment, msgctxt, msgid, msgid_plural or msgstr with a string in quotation marks is expected");
		assertFault(this.files.write("e.po", "msgid \"a\"\nmsgstr \"\"\n"), 0, "holds no translated entry");
	}

	private static CorpusReader reader(Path file, String source, String target) {
		return CorpusFormats.reader(file, source, target, CorpusLimits.DEFAULT);
	}

	private static String tmx(String units) {
		return "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n" + units
				+ "</body></tmx>";
	}

	private static String xliff(String units) {
		return """
				<?xml version="1.0"?>
				<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
				<file original="a" source-language="en-US" target-language="de" datatype="plaintext"><body>
				""" + units + "</body></file></xliff>";
	}

}
