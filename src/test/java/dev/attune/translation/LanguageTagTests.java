package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which language codes mean the same.
 */
class LanguageTagTests {

	@ParameterizedTest
	@ValueSource(strings = { "zh", "ZH", "zh-Hans", "zh-CN", "zh_CN", "zh-hans-cn", " zh ", "cmn" })
	void theseAreSimplifiedChinese(String code) {
		assertThat(LanguageTag.of(code)).isEqualTo(new LanguageTag("zh", "Hans"));
	}

	@ParameterizedTest
	@CsvSource({ "en, en-GB, true", "en, en-US, true", "zh, zh-TW, false", "zh, zh-Hant, false", "sr, sr-Latn, false",
			"pt, pt-BR, true", "en, eng, true" })
	void scriptsTellCodesApartButRegionsDoNot(String one, String other, boolean same) {
		assertThat(LanguageTag.of(one).equals(LanguageTag.of(other))).isEqualTo(same);
	}

	@Test
	void traditionalChineseIsStillChinese() {
		assertThat(LanguageTag.of("zh-TW").sameLanguage(LanguageTag.of("zh"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "!!", "5", "-", "englishlanguage" })
	void whatIsNoCodeIsNoLanguage(String code) {
		LanguageTag tag = LanguageTag.of(code);
		assertThat(tag.sameLanguage(tag)).isFalse();
	}

	@Test
	void languagesHaveEnglishNames() {
		assertThat(LanguageTag.of("zh").name()).isEqualTo("Chinese");
		assertThat(LanguageTag.of("de").name()).isEqualTo("German");
	}

}
