package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * What stands between translated sentences.
 */
class SentenceJoinerTests {

	@Test
	void lineBreaksAndIndentsStayAsTheyWere() {
		assertThat(join("en", "de", "  ", "[Eins.]", "\r\n\n\t", "[Zwei.]", " \n"))
			.isEqualTo("  Eins.\r\n\n\tZwei. \n");
	}

	@Test
	void chineseSentencesStandTogether() {
		assertThat(join("en", "zh", "[你好。]", " ", "[再见。]")).isEqualTo("你好。再见。");
	}

	@Test
	void aSpaceThatIsNotBetweenSentencesStays() {
		assertThat(join("en", "zh", " ", "[你好。]", " ")).isEqualTo(" 你好。 ");
		assertThat(join("en", "zh", "[你好。]", "  ", "[再见。]")).isEqualTo("你好。  再见。");
		assertThat(join("en", "zh", "[你好。]", "\n", "[再见。]")).isEqualTo("你好。\n再见。");
	}

	@Test
	void latinWordsInAChineseTextKeepTheirSpace() {
		assertThat(join("en", "zh", "[OK.]", " ", "[Bye.]")).isEqualTo("OK. Bye.");
		assertThat(join("en", "zh", "[OK.]", " ", "[再见。]")).isEqualTo("OK.再见。");
	}

	@Test
	void sentencesThatTouchedInChineseGetASpace() {
		assertThat(join("zh", "en", "[Hello.]", "[Goodbye.]", "\n", "[Yes.]")).isEqualTo("Hello. Goodbye.\nYes.");
	}

	@Test
	void whatIsKeptAsItWasTouchesItsNeighbourAsItDid() {
		assertThat(join("en", "de", "[Hallo!]", "★")).isEqualTo("Hallo!★");
		assertThat(join("zh", "en", "[Hello!]", "★")).isEqualTo("Hello! ★");
	}

	@Test
	void theSignOfALineKeepsItsSpace() {
		assertThat(join("en", "zh", "- ", "[你好。]", "\n", "- ", "[再见。]")).isEqualTo("- 你好。\n- 再见。");
		assertThat(join("zh", "en", "- ", "[Hello.]", "\n", "——", "[Yes.]")).isEqualTo("- Hello.\n—— Yes.");
	}

	@Test
	void aNoBreakSpaceIsASpace() {
		assertThat(join("zh", "en", "[Hello.]", "\u00a0", "[Yes.]")).isEqualTo("Hello.\u00a0Yes.");
	}

	@Test
	void chineseToJapaneseAddsNothing() {
		assertThat(join("zh", "ja", "[こんにちは。]", "[はい。]")).isEqualTo("こんにちは。はい。");
	}

	@Test
	void anEmptyTranslationDoesNoHarm() {
		assertThat(join("en", "zh", "[]", " ", "[再见。]")).isEqualTo(" 再见。");
		assertThat(join("zh", "en", "[]", "[Yes.]")).isEqualTo("Yes.");
	}

	/** Joins pieces; those in brackets are translations. */
	private static String join(String source, String target, String... pieces) {
		return new SentenceJoiner(LanguageTag.of(source), LanguageTag.of(target))
			.join(Arrays.stream(pieces)
				.map((piece) -> piece.startsWith("[") ? new Piece(piece.substring(1, piece.length() - 1), true)
						: new Piece(piece, false))
				.toList())
			.text();
	}

}
