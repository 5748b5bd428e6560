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
 * Tables are read as spreadsheets and scripts write them, JSON Lines as data sets do.
 */
class TableFormatsTests {

	@TempDir
	private Path directory;

	private CorpusFiles files;

	@BeforeEach
	void setUp() {
		this.files = new CorpusFiles(this.directory);
	}

	@Test
	void csvMayQuoteCommasQuotesAndLineBreaks() throws IOException {
		Path file = this.files.write("a.csv", """
				"Hi, you.",Hallo du.
				"She said ""go"".","Sie sagte
				„geh“."
				Run.,Lauf!
				""");
		assertThat(texts(file)).containsExactly("Hi, you.|Hallo du.", "She said \"go\".|Sie sagte „geh“.",
				"Run.|Lauf!");
		assertThat(read(CorpusFiles.english(file))).extracting(SentencePair::line).containsExactly(1L, 2L, 4L);
	}

	@Test
	void csvIsRecognisedByContent() throws IOException {
		assertThat(texts(this.files.write("commas.txt", "Hi.,Hallo.\nRun.,Lauf!\n"))).containsExactly("Hi.|Hallo.",
				"Run.|Lauf!");
		assertThat(texts(this.files.write("semicolons.csv", "Hi, you;Hallo\nRun;Lauf, los\n")))
			.containsExactly("Hi, you|Hallo", "Run|Lauf, los");
		assertThat(texts(this.files.write("excel.csv", "\"Hi\tyou\"\tHallo\n"))).containsExactly("Hi you|Hallo");
	}

	@Test
	void quotationMarksOfATsvFileMeanThemselves() throws IOException {
		assertThat(texts(this.files.write("a.tsv", "\"Hi\t„Hallo“\n"))).containsExactly("\"Hi|„Hallo“");
	}

	@Test
	void aHeaderNamesTheColumnsByLanguage() throws IOException {
		assertThat(texts(this.files.write("a.tsv", "id\tde_DE\tfr\tEN\n1\tHallo\tSalut\tHi\n")))
			.containsExactly("Hi|Hallo");
		assertThat(texts(this.files.write("b.csv", "German,English (US)\nHallo,Hi\n"))).containsExactly("Hi|Hallo");
		assertThat(texts(this.files.write("c.csv", "Deutsch;English\nHallo;Hi\n"))).containsExactly("Hi|Hallo");
	}

	@Test
	void aHeaderNamesTheColumnsByWord() throws IOException {
		assertThat(texts(this.files.write("a.tsv", "Target\tNote\tSource\nHallo\tx\tHi\n")))
			.containsExactly("Hi|Hallo");
		assertThat(texts(this.files.write("b.csv", "source_text,target_text\nHi,Hallo\n"))).containsExactly("Hi|Hallo");
	}

	@Test
	void aFirstPairIsNoHeader() throws IOException {
		assertThat(texts(this.files.write("a.tsv", "Go\tLos\n"))).containsExactly("Go|Los");
		assertThat(texts(this.files.write("b.tsv", "English\tEnglisch, die Sprache\n")))
			.containsExactly("English|Englisch, die Sprache");
	}

	@Test
	void columnsAskedForWinOverTheHeader() throws IOException {
		Path file = this.files.write("a.tsv", "en\tde\tde\nHi\tHallo\tServus\n");
		assertThat(texts(CorpusFormats.reader(file, "en", "de", CorpusLimits.DEFAULT, 1, 3)))
			.containsExactly("Hi|Servus");
	}

	@Test
	void aHeaderOfOtherLanguagesIsRefused() throws IOException {
		assertFault(this.files.write("a.tsv", "en\tfr\nHi\tSalut\n"), 1,
				"names the columns en, fr, but not both languages that are asked for");
	}

	@Test
	void aHeaderWithoutPairsIsRefused() throws IOException {
		assertFault(this.files.write("a.tsv", "en\tde\n"), 0, "holds no pairs");
	}

	@Test
	void aRowOfTooFewColumnsIsRefused() throws IOException {
		assertFault(this.files.write("a.csv", "Hi,Hallo\nRun\n"), 2,
				"column 2 expected, but the line has only 1 column; columns are separated by commas");
	}

	@Test
	void aQuotationMarkWithoutItsOtherIsRefused() throws IOException {
		Path open = this.files.write("a.csv", "Hi,Hallo\n\"Run,Lauf\nGo,Los\n");
		assertFault(open, 2, "is not valid CSV: (startline 2) EOF reached before encapsulated token finished");
		Path endless = this.files.write("b.csv", "Hi,Hallo\n\"Run,Lauf\n" + "Go,Los\n".repeat(200_000));
		assertFault(endless, 2, "begins something that has no end within 1000000 characters: "
				+ "a line, a quoted field, a tag or a comment");
	}

	@Test
	void jsonLinesNameTheirTextsByLanguageOrWord() throws IOException {
		Path file = this.files.write("a.jsonl", """
				{"en": "Hi", "de": "Hallo", "id": 7}
				{"translation": {"de-AT": "Servus", "en-US": "Hi"}}

				{"source": "Run\\n", "target": "Lauf"}
				{"tgt": "Los", "src": "Go"}
				{"en": "Bye", "fr": "Salut"}
				{"en": null, "de": "Leer"}
				""");
		assertThat(texts(file)).containsExactly("Hi|Hallo", "Hi|Servus", "Run|Lauf", "Go|Los", "|Leer");
		assertThat(read(CorpusFiles.english(file))).extracting(SentencePair::line).containsExactly(1L, 2L, 4L, 5L, 7L);
	}

	@Test
	void languagesWinOverWordsInJsonLines() throws IOException {
		Path file = this.files.write("a.jsonl", "{\"source\": \"tatoeba\", \"en\": \"Hi\", \"de\": \"Hallo\"}");
		assertThat(texts(file)).containsExactly("Hi|Hallo");
	}

	@Test
	void jsonLinesThatCannotBeReadAreRefused() throws IOException {
		assertFault(this.files.write("keys.jsonl", "{\"a\": \"Hi\", \"b\": \"Hallo\"}"), 1,
				"has neither the languages nor \"source\" and \"target\" among its keys: a, b");
		assertFault(this.files.write("number.jsonl", "{\"en\": \"Hi\", \"de\": 5}"), 1, "has no text under \"de\"");
		assertFault(this.files.write("fr.jsonl", "{\"en\": \"Hi\", \"fr\": \"Salut\"}"), 0,
				"holds no pair of en and de; its languages are en, fr");
		assertFault(this.files.write("list.jsonl", "{\"en\": \"Hi\", \"de\": \"Hallo\"}\n[1]"), 2,
				"is not a JSON object; JSON Lines has one object on each line");
	}

}
