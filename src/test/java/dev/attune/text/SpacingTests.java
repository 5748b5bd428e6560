package dev.attune.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Languages with spaces between words and without.
 */
class SpacingTests {

	@ParameterizedTest
	@ValueSource(strings = { "en", "de-AT", "ru", "ar", "ko", "vi", "hi", "xx", "" })
	void wordsStandApart(String language) {
		assertThat(Spacing.separatesWords(language)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh", "zh-TW", "zh_Hans", "ja", "th", "lo", "km", "my", "yue" })
	void wordsStandSideBySide(String language) {
		assertThat(Spacing.separatesWords(language)).isFalse();
	}

}
