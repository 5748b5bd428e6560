package dev.attune.suggestion;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.web.KeyedRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What {@code POST /suggest} is sent, as JSON, as a form or in the query string.
 *
 * @param q a text
 * @param s how it should be translated
 * @param source language code of the text, or {@code auto}
 * @param target language code of the translation
 * @param apiKey an API key, as clients of LibreTranslate send it
 */
record SuggestRequest(
		@NotBlank(message = "is missing") @Pattern(regexp = SuggestRequest.TEXT,
				message = SuggestRequest.NO_TEXT) @Schema(description = "A text", example = "Good night.") String q,
		@NotBlank(message = "is missing") @Pattern(regexp = SuggestRequest.TEXT,
				message = SuggestRequest.NO_TEXT) @Schema(description = "How it should be translated",
						example = "Gute Nacht.") String s,
		@NotBlank(message = "is missing") @Pattern(regexp = "(?i)auto|" + SuggestRequest.LANGUAGE,
				message = SuggestRequest.NO_LANGUAGE) @Schema(
						description = "Language code of the text, or auto to detect it", example = "en") String source,
		@NotBlank(message = "is missing") @Pattern(regexp = SuggestRequest.LANGUAGE,
				message = SuggestRequest.NO_LANGUAGE) @Schema(description = "Language code of the translation",
						example = "de") String target,
		@Schema(description = "An API key, if the service needs one and it is not sent as a bearer token") @JsonProperty("api_key") @JsonAlias("apiKey") @BindParam("api_key") @Nullable String apiKey)
		implements
			KeyedRequest {

	static final String LANGUAGE = "|\\s*[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}\\s*";

	private static final String NO_LANGUAGE = "must be a language code such as en or zh-Hans";

	/** No database holds these characters. */
	private static final String TEXT = "[^\\x00\\p{Cs}]*";

	private static final String NO_TEXT = "must be Unicode text, without unpaired surrogates and NUL";

	boolean isAuto() {
		return this.source.strip().equalsIgnoreCase("auto");
	}

}
