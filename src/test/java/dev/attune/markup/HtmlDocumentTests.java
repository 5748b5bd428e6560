package dev.attune.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.attune.text.Mark;
import dev.attune.text.MarkedText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read of HTML, and what becomes of it. The translation of a text is the text in
 * capitals.
 */
class HtmlDocumentTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "Hello", "<p>Hello</p>", "\n<p>\n  Hello <b>you</b>!\n</p>\n", "a &amp; b &lt; c",
			"<ul>\n\t<li>One</li>\n\t<li>Two</li>\n</ul>", "<tr><td>1</td><td>two</td></tr>", "a<br>b<br>\n c",
			"<p>a <img src=\"x\"> b <!-- c --> d</p>", "x <b><i>y</i></b><a href=\"z\"></a> z",
			"<script>if (a < b) { c(); }</script><style>p { d: e }</style>",
			"<p>Use <code>foo  <b>bar</b></code> now</p><pre>  keep\n this </pre>", "<p>&nbsp;</p>",
			"<!doctype html><html lang=\"en\"><head><title>Title</title></head><body><p>Text</p></body></html>" })
	void whatIsNotTranslatedStaysAsItWas(String html) {
		HtmlDocument document = HtmlDocument.parse(html);
		assertThat(document.with(document.texts())).isEqualTo(html);
	}

	@Test
	void textsAreThoseOfBlocksWithInlineElementsAsMarks() {
		assertThat(texts("<div>One <b>two</b><p>three\n four</p>five<ul><li>six</li></ul></div>"))
			.containsExactly("One two", "three four", "five", "six");
		assertThat(HtmlDocument.parse("<p>One <b>two <i>three</i></b></p>").texts().getFirst().marks())
			.extracting(Mark::offset)
			.containsExactly(4, 8, 13, 13);
	}

	@Test
	void codeScriptsAndWhatIsSaidNotToBeAreNotTranslated() {
		assertThat(upper("<p translate=\"no\">a <span translate=\"yes\">b</span></p><p class=\"x notranslate\">c</p>"))
			.isEqualTo("<p translate=\"no\">a <span translate=\"yes\">B</span></p><p class=\"x notranslate\">c</p>");
		assertThat(upper("<p>use <code>foo <b>bar</b></code> now</p><script>x()</script><pre>y</pre>"))
			.isEqualTo("<p>USE <code>foo <b>bar</b></code> NOW</p><script>x()</script><pre>y</pre>");
	}

	@Test
	void attributesThatPeopleReadAreTranslated() {
		assertThat(upper("<img src=\"a\" alt=\"a cat\"> <input placeholder=\"name\" name=\"n\"><p title=\"t\">x</p>"))
			.isEqualTo("<img src=\"a\" alt=\"A CAT\"> <input placeholder=\"NAME\" name=\"n\"><p title=\"T\">X</p>");
	}

	@Test
	void aLineBreakEndsASentence() {
		assertThat(texts("one<br>\n two<br/>three")).containsExactly("one\ntwo\nthree");
		assertThat(upper("one<br>\n two<br/>three")).isEqualTo("ONE<br>\n TWO<br>THREE");
	}

	@Test
	void entitiesAreReadAndWritten() {
		assertThat(texts("<p>a &lt; b &amp; c&eacute; &#x1F600;</p>")).containsExactly("a < b & cé 😀");
		assertThat(upper("<p>a &lt; b &amp; c</p>")).isEqualTo("<p>A &lt; B &amp; C</p>");
	}

	@Test
	void aTranslationMayPutMarksInAnotherOrder() {
		HtmlDocument document = HtmlDocument.parse("<p>the <b>red</b> <i>house</i></p>");
		List<Mark> marks = document.texts().getFirst().marks();
		MarkedText translation = new MarkedText("la casa roja",
				List.of(at(marks.get(2), 3), at(marks.get(3), 7), at(marks.get(0), 8), at(marks.get(1), 12)));
		assertThat(document.with(List.of(translation))).isEqualTo("<p>la <i>casa</i> <b>roja</b></p>");
	}

	@Test
	void translationsMayTakeThePlaceOfOthers() {
		HtmlDocument document = HtmlDocument.parse("<p title=\"t\">the <b>red</b> house</p> <p>x</p>");
		List<MarkedText> texts = document.texts();
		for (String more : List.of("", " 1", " 2")) {
			assertThat(document.with(texts.stream()
				.map((text) -> new MarkedText(text.text() + more, text.marks(), text.kept()))
				.toList())).isEqualTo("<p title=\"t%1$s\">the <b>red</b> house%1$s</p> <p>x%1$s</p>".formatted(more));
		}
	}

	@Test
	void timeDoesNotGrowWithDepth() {
		String deep = "<span><i>a</i> <i>b</i> <i>c</i>".repeat(500).replace("<i>c</i>", "<i>c</i> ".repeat(200));
		assertTimeout(Duration.ofSeconds(10), () -> assertThat(texts(deep + "<div>x</div>")).contains("x"));
	}

	@Test
	void brokenAndHostileMarkupIsReadAsBrowsersDo() {
		assertThat(upper("<b>a <i>b</b> c</i> <p>d")).contains("A").contains("D");
		assertThat(upper("<b>".repeat(100_000) + "x")).contains("X");
		assertThat(upper("<p>" + "<i>y</i> ".repeat(20_000))).startsWith("<p><i>Y</i>");
		assertThat(upper("x<p>y</p>".repeat(20_000))).startsWith("X<p>Y</p>X");
		assertThat(upper("<" + "a b=c ".repeat(10_000))).isNotNull();
	}

	private static Mark at(Mark mark, int offset) {
		return new Mark(offset, mark.id(), mark.kind());
	}

	private static List<String> texts(String html) {
		return HtmlDocument.parse(html).texts().stream().map(MarkedText::text).toList();
	}

	private static String upper(String html) {
		HtmlDocument document = HtmlDocument.parse(html);
		return document.with(document.texts()
			.stream()
			.map((text) -> new MarkedText(upperOutside(text), text.marks(), text.kept()))
			.toList());
	}

	private static String upperOutside(MarkedText text) {
		StringBuilder upper = new StringBuilder(text.text().toUpperCase(Locale.ROOT));
		text.kept()
			.forEach(
					(span) -> upper.replace(span.start(), span.end(), text.text().substring(span.start(), span.end())));
		return upper.toString();
	}

}
