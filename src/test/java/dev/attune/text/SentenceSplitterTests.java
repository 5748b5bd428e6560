package dev.attune.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sentences come out whole, and nothing is lost between them.
 */
class SentenceSplitterTests {

	private final SentenceSplitter splitter = new SentenceSplitter(500);

	@Test
	void englishAbbreviationsAndInitialsDoNotEndASentence() {
		assertThat(sentences("Dr. Smith met Mr. Jones at 5 p.m. He paid $3.50, e.g. No. 5. J. R. R. Tolkien knew. "
				+ "So do I. \"Stop!\" he said. Who? Me!", "en"))
			.containsExactly("Dr. Smith met Mr. Jones at 5 p.m.", "He paid $3.50, e.g. No. 5.",
					"J. R. R. Tolkien knew.", "So do I.", "\"Stop!\" he said.", "Who?", "Me!");
	}

	@Test
	void wordThatOnlyEndsLikeAnAbbreviationEndsASentence() {
		assertThat(sentences("We saw the casINo. Then the hamstr. End.", "en")).hasSize(3);
	}

	@Test
	void germanAbbreviationsAndOrdinalsDoNotEndASentence() {
		assertThat(
				sentences("Das kostet z. B. Geld. Dr. Müller kommt am 3. Mai. „Halt!“, rief er. Vgl. Abb. 5.", "de-AT"))
			.containsExactly("Das kostet z. B. Geld.", "Dr. Müller kommt am 3. Mai.", "„Halt!“, rief er.",
					"Vgl. Abb. 5.");
	}

	@Test
	void chineseSentencesNeedNoSpace() {
		assertThat(sentences("你好。今天天气很好！你去哪里？他说：“走吧。”我用Python 3.5写的。", "zh")).containsExactly("你好。", "今天天气很好！", "你去哪里？",
				"他说：“走吧。”", "我用Python 3.5写的。");
	}

	@Test
	void whiteSpaceAndLineBreaksAreSegmentsOfTheirOwn() {
		assertThat(this.splitter.split("  One\r\n\r\n\ttwo. Three\rfour\u2028five \n", "en")).containsExactly(
				space("  "), sentence("One"), space("\r\n\r\n\t"), sentence("two."), space(" "), sentence("Three"),
				space("\r"), sentence("four"), space("\u2028"), sentence("five"), space(" \n"));
	}

	@Test
	void whatSetsWordsApartWithinALineIsKept() {
		assertThat(this.splitter.split("Name\tAge  Place of birth\n\t- one.\t\t two\u00A0\u00A0three\u3000\u3000四 \t",
				"en"))
			.containsExactly(sentence("Name"), space("\t"), sentence("Age"), space("  "), sentence("Place of birth"),
					space("\n\t"), space("- "), sentence("one."), space("\t\t "), sentence("two"),
					space("\u00A0\u00A0"), sentence("three"), space("\u3000\u3000"), sentence("四"), space(" \t"));
		assertThat(this.splitter.split("[x]  Ready", "en")).containsExactly(space("[x]  "), sentence("Ready"));
		assertThat(sentences("One\u00A0word and　another.", "en")).containsExactly("One\u00A0word and　another.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "- ", "* ", "• ", "## ", "> ", "- [x] ", "—— ", "——", "12) ", "1. ", "> * " })
	void theSignThatALineBeginsWithIsNoPartOfItsSentence(String sign) {
		assertThat(this.splitter.split("One.\n  " + sign + "Two three.", "en")).containsExactly(sentence("One."),
				space("\n  "), space(sign), sentence("Two three."));
	}

	@Test
	void whatOnlyLooksLikeTheSignOfALineIsOfTheSentence() {
		assertThat(sentences("-5 degrees.\n#news today.\n**Bold** words.\n1.5 litres.\n-", "en"))
			.containsExactly("-5 degrees.", "#news today.", "**Bold** words.", "1.5 litres.", "-");
		assertThat(sentences("3. Mai ist ein Feiertag.", "de")).containsExactly("3. Mai ist ein Feiertag.");
	}

	@Test
	void nothingComesOfNothing() {
		assertThat(this.splitter.split("", "en")).isEmpty();
	}

	@Test
	void unknownLanguageIsSplitByTheGeneralRules() {
		assertThat(sentences("Aa bb. Cc dd.", "tlh")).containsExactly("Aa bb.", "Cc dd.");
		assertThat(sentences("Aa bb. Cc dd.", "")).containsExactly("Aa bb.", "Cc dd.");
	}

	@Test
	void longSentenceIsCutBehindAClause() {
		assertThat(new SentenceSplitter(20).split("It cost 1,000 euros, they said at home.", "en"))
			.containsExactly(sentence("It cost 1,000 euros,"), space(" "), sentence("they said at home."));
		assertThat(new SentenceSplitter(8).split("我们今天去公园，他们明天去。", "zh")).containsExactly(sentence("我们今天去公园，"),
				sentence("他们明天去。"));
	}

	@Test
	void longClauseIsCutAtASpace() {
		assertThat(new SentenceSplitter(10).split("aaaa bbbb cccc", "en")).containsExactly(sentence("aaaa bbbb"),
				space(" "), sentence("cccc"));
	}

	@Test
	void longWordIsCutBetweenGraphemes() {
		String family = "👨‍👩‍👧‍👦";
		assertThat(new SentenceSplitter(family.length() + 5).split(family.repeat(3), "en"))
			.containsExactly(sentence(family), sentence(family), sentence(family));
		assertThat(new SentenceSplitter(3).split("𠮷𠮷", "zh")).containsExactly(sentence("𠮷"), sentence("𠮷"));
		assertThat(new SentenceSplitter(2).split("e\u0301\u0301\u0301", "en")).hasSize(2);
	}

	@Test
	void wordOfTenThousandLettersIsCutIntoPieces() {
		assertThat(this.splitter.split("x".repeat(10_000), "en")).hasSize(20)
			.allSatisfy((segment) -> assertThat(segment.text()).hasSize(500));
	}

	@Test
	void sentenceNeedsRoomForASurrogatePair() {
		assertThatThrownBy(() -> new SentenceSplitter(1)).isInstanceOf(IllegalArgumentException.class)
			.hasMessage("a sentence has at least 2 characters, not 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { " ", "x", ".", "a. ", "A. 1 ", "Dr. A", "?)", "a\u0301", "\u0301", "\r\n", "a.b.",
			"z. B. ", "👨‍👩‍👧", "。", "\"a ", ",", "1 ", "a\t", "a  ", "- \t" })
	void timeGrowsWithTheLengthOnly(String repeated) {
		String text = "a. " + repeated.repeat(300_000 / repeated.length());
		Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
			assertThat(joined(this.splitter.split(text, "de"))).isEqualTo(text);
		});
	}

	@Test
	void segmentsPutTogetherAreTheText() {
		SentenceSplitter narrow = new SentenceSplitter(7);
		for (String language : List.of("en", "de", "zh")) {
			GeneratedText.texts(5_000).forEach((text) -> {
				List<Segment> segments = narrow.split(text, language);
				assertThat(joined(segments)).isEqualTo(text);
				assertThat(segments).allSatisfy((segment) -> {
					assertThat(segment.text()).isNotEmpty();
					assertThat(segment.text())
						.matches(segment.translatable() ? "(?Us).*\\S.*" : "(?U)[\\s\\p{P}\\p{S}xX0-9]+");
					if (segment.translatable()) {
						assertThat(segment.text()).hasSizeLessThanOrEqualTo(7)
							.doesNotContainPattern("(?U)^\\s|\\s$|\\R|\t|\\s\\s");
					}
				});
			});
		}
	}

	private List<String> sentences(String text, String language) {
		return this.splitter.split(text, language).stream().filter(Segment::translatable).map(Segment::text).toList();
	}

	private static String joined(List<Segment> segments) {
		return segments.stream().map(Segment::text).collect(Collectors.joining());
	}

	private static Segment sentence(String text) {
		return new Segment(text, true);
	}

	private static Segment space(String text) {
		return new Segment(text, false);
	}

}
