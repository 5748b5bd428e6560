package dev.attune.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One form for every text of a language.
 */
class NormalizerTests {

	private final Normalizer english = Normalizer.forLanguage("en");

	private final Normalizer chinese = Normalizer.forLanguage("zh");

	@Test
	void stepsFollowTheLanguage() {
		assertThat(this.english.steps()).containsExactly("nfkc", "clean");
		assertThat(this.chinese.steps()).containsExactly("nfkc", "simplified-chinese", "cjk-punctuation", "clean");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh-CN", "ZH", "cmn", "zh-Hans-HK" })
	void chineseIsSimplified(String code) {
		assertThat(Normalizer.forLanguage(code).steps()).isEqualTo(this.chinese.steps());
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh_TW", "zh-Hant-HK", "zh-Hant" })
	void unlessItsCodeAsksForTraditionalCharacters(String code) {
		assertThat(Normalizer.forLanguage(code).normalize("你好嗎?")).isEqualTo("你好嗎？");
	}

	@Test
	void recordedStepsGiveTheSameNormalizer() {
		Normalizer recorded = Normalizer.of(this.chinese.steps());
		assertThat(recorded.steps()).isEqualTo(this.chinese.steps());
		assertThat(recorded.normalize("你好嗎?")).isEqualTo("你好吗？");
	}

	@Test
	void unknownStepIsNamed() {
		assertThatThrownBy(() -> Normalizer.of(List.of("nfkc", "lowercase")))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessage("unknown normalization step 'lowercase'; "
					+ "known are nfkc, clean, simplified-chinese, cjk-punctuation");
	}

	@Test
	void withoutStepsNothingChanges() {
		assertThat(Normalizer.of(List.of()).normalize(" ﬁ\t")).isEqualTo(" ﬁ\t");
	}

	@Test
	void plainTextIsReturnedAsItIs() {
		String text = "A plain sentence, isn't it?";
		assertThat(this.english.normalize(text)).isSameAs(text);
	}

	@Test
	void compatibilityFormsAreComposed() {
		assertThat(this.english.normalize("ﬁne Ｃafe\u0301 ½")).isEqualTo("fine Café 1⁄2");
	}

	@Test
	void whiteSpaceBecomesOneSpace() {
		assertThat(this.english.normalize("\t a\u00A0\u202F b\r\n\u3000c\u2028")).isEqualTo("a b c");
	}

	@Test
	void invisibleCharactersAreDropped() {
		assertThat(this.english.normalize("\uFEFFin\u00ADvi\u200Bsi\u0000ble\u0007 \uD83D\uDE00\uD83D!"))
			.isEqualTo("invisible \uD83D\uDE00!");
	}

	@Test
	void joinersStay() {
		assertThat(this.english.normalize("👨‍👩‍👧 می‌خواهم")).isEqualTo("👨‍👩‍👧 می‌خواهم");
	}

	@Test
	void charactersThatMeetAfterCleaningAreComposed() {
		assertThat(this.english.normalize("e\u00AD\u0301")).isEqualTo("é");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			你好嗎？                      | 你好吗？
			這是一朵非常美麗的花。        | 这是一朵非常美丽的花。
			石沈大海                      | 石沉大海
			你好 , 世界 !                 | 你好，世界！
			现在3:00,我有1,000块(对吗?)   | 现在3:00，我有1,000块（对吗？）
			Tom (汤姆) 说:好!             | Tom（汤姆）说：好！
			我住在纽约(NY).               | 我住在纽约（NY）.
			我用 Python , 你呢 ?!         | 我用 Python，你呢？！
			他 说 「 啊 」 好 。          | 他说「啊」好。
			Hello, world (again): ok?     | Hello, world (again): ok?
			""")
	void chineseIsSimplifiedAndPunctuated(String text, String expected) {
		assertThat(this.chinese.normalize(text)).isEqualTo(expected);
	}

	@Test
	void normalFormIsItsOwnNormalForm() {
		GeneratedText.texts(20_000).forEach((text) -> {
			for (Normalizer normalizer : List.of(this.english, this.chinese)) {
				String once = normalizer.normalize(text);
				assertThat(normalizer.normalize(once)).isEqualTo(once);
			}
		});
	}

	@Test
	void normalFormHoldsNoStraySpaceOrControl() {
		GeneratedText.texts(5_000)
			.forEach((text) -> assertThat(this.english.normalize(text))
				.doesNotContainPattern("^ |  | $|[\\p{Cc}\\p{Cs}]"));
	}

}
