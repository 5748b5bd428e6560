package dev.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A file's language serves if it is the one asked for, however either is written.
 */
class LanguageCodeTests {

	@ParameterizedTest
	@CsvSource({ "en,en-US", "en,EN", "en,en_GB", "en,eng", "de,ger", "zh,zh-CN", "zh,zh-Hans", "zh,zh-TW", "zh-CN,zh",
			"zh-CN,zh-Hans", "zh-TW,zh-Hant", "en-GB,en-US", "no,nb-NO", "he,iw", "pt-BR,PT_br" })
	void servesLoosely(String asked, String found) {
		assertThat(rank(asked, found)).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "en,de", "zh-TW,zh-CN", "sr-Latn,sr-Cyrl", "en,''", "'',''", "en,x-none", "de,default" })
	void refusesOtherLanguagesAndScripts(String asked, String found) {
		assertThat(rank(asked, found)).isZero();
	}

	@Test
	void theNearestVarietyIsPreferred() {
		assertThat(rank("en-GB", "en-GB")).isGreaterThan(rank("en-GB", "en-US"));
		assertThat(rank("en", "en")).isGreaterThan(rank("en", "en-US"));
		assertThat(rank("en", "en-US")).isGreaterThan(rank("en", "en-AU"));
		assertThat(rank("zh", "zh-CN")).isGreaterThan(rank("zh", "zh-TW"));
		assertThat(rank("zh-TW", "zh-Hant")).isGreaterThan(rank("zh-TW", "zh"));
	}

	@Test
	void isNamedByCodeOrName() {
		assertThat(LanguageCode.named("English")).isNotNull().matches((code) -> code.language().equals("en"));
		assertThat(LanguageCode.named(" german ")).isNotNull().matches((code) -> code.language().equals("de"));
		assertThat(LanguageCode.of("de-AT").callsItself("Deutsch")).isTrue();
		assertThat(LanguageCode.named("Chinese (Simplified)")).isNotNull()
			.matches((code) -> code.language().equals("zh"));
		assertThat(LanguageCode.named("score")).isNull();
		assertThat(LanguageCode.named("Go")).isNull();
	}

	private static int rank(String asked, String found) {
		return LanguageCode.of(asked).rank(LanguageCode.of(found));
	}

}
