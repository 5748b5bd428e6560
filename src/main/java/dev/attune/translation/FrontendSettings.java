package dev.attune.translation;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a page that translates asks at its start, as LibreTranslate answers it.
 *
 * @param charLimit characters of a request at most
 * @param frontendTimeout milliseconds to wait for the next key before translating
 * @param apiKeys whether there are API keys
 * @param keyRequired whether one is needed
 * @param suggestions whether better translations can be suggested
 * @param filesTranslation whether files can be translated
 * @param supportedFilesFormat endings of such files
 * @param language what to choose at first
 */
record FrontendSettings(@Schema(example = "100000") int charLimit, @Schema(example = "500") int frontendTimeout,
		@Schema(example = "false") boolean apiKeys, @Schema(example = "false") boolean keyRequired,
		@Schema(example = "true") boolean suggestions, @Schema(example = "true") boolean filesTranslation,
		@ArraySchema(
				schema = @Schema(implementation = String.class, example = ".docx")) List<String> supportedFilesFormat,
		LanguageChoice language) {

	private static final int TYPING_PAUSE = 500;

	static FrontendSettings of(int charLimit, LanguageName target, List<String> fileEndings) {
		return new FrontendSettings(charLimit, TYPING_PAUSE, false, false, false, !fileEndings.isEmpty(), fileEndings,
				new LanguageChoice(new LanguageName("auto", "Auto Detect"), target));
	}

	/** The same, but for whether better translations can be suggested. */
	FrontendSettings withSuggestions(boolean enabled) {
		return new FrontendSettings(this.charLimit, this.frontendTimeout, this.apiKeys, this.keyRequired, enabled,
				this.filesTranslation, this.supportedFilesFormat, this.language);
	}

	/** The same, but for whether there are keys and one is needed. */
	FrontendSettings withKeys(boolean needed) {
		return new FrontendSettings(this.charLimit, this.frontendTimeout, needed, needed, this.suggestions,
				this.filesTranslation, this.supportedFilesFormat, this.language);
	}

	/**
	 * The languages to choose at first.
	 */
	record LanguageChoice(LanguageName source, LanguageName target) {
	}

	/**
	 * A language's code and English name.
	 */
	record LanguageName(@Schema(example = "en") String code, @Schema(example = "English") String name) {
	}

}
