package dev.attune.translation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.web.KeyedRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What {@code POST /translate} is asked, as JSON, as a form or in the query string.
 *
 * @param q the text or texts to translate
 * @param source language code of the texts, or {@code auto}
 * @param target language code to translate into
 * @param format what the texts are, {@code text} if it is not said
 * @param alternatives how many other translations of each text to give
 * @param explain whether to tell how each sentence was translated
 * @param model name of the model to take, or none for one that suits the pair
 * @param glossary terms and their translations
 * @param glossaryId name of a stored glossary
 * @param apiKey an API key, as clients of LibreTranslate send it
 */
record TranslateRequest(@NotNull(message = "is missing") Texts q, @NotBlank(message = "is missing") @Size(
		max = TranslationOptions.MAX_CODE, message = TranslateRequest.TOO_LONG) @Schema(
				description = "Language code of the texts, or auto to detect it for each; GET /languages lists them",
				example = "en") String source,
		@NotBlank(message = "is missing") @Size(max = TranslationOptions.MAX_CODE,
				message = TranslateRequest.TOO_LONG) @Schema(description = "Language code to translate into",
						example = "zh") String target,
		@Pattern(regexp = "(text|html)?", message = "must be text or html") @Schema(description = "What q is",
				allowableValues = {
						"text", "html" },
				defaultValue = "text", example = "text") @Nullable String format,
		@PositiveOrZero(message = "must not be negative") @Schema(
				description = "How many other translations of each text to give; there are fewer than the beam is wide",
				defaultValue = "0", example = "0") @Nullable Integer alternatives,
		@Schema(description = "Whether to tell subwords, attention and probabilities of each sentence",
				defaultValue = "false") @Nullable Boolean explain,
		@Size(max = TranslateRequest.MAX_NAME, message = TranslateRequest.TOO_LONG) @Schema(
				description = "Name of the model to take; GET /models lists them. Without it, one that suits the pair",
				example = "en-zh") @Nullable String model,
		@Schema(description = "Terms and the translations that they must get, exactly as they are given here. JSON only",
				example = "{\"dog\": \"Vierbeiner\"}") @Nullable Map<String, String> glossary,
		@Size(max = TranslateRequest.MAX_NAME, message = TranslateRequest.TOO_LONG) @Schema(
				description = "Name of a stored glossary; GET /glossaries lists them. Terms of the request go before its own",
				example = "pets") @Nullable String glossaryId,
		@Schema(description = "An API key, if the service needs one and it is not sent as a bearer token") @JsonProperty("api_key") @JsonAlias("apiKey") @BindParam("api_key") @Nullable String apiKey)
		implements
			KeyedRequest{

	static final int MAX_NAME = 100;

	static final String TOO_LONG = "has more than {max} characters";

	/** Whether the language of each text is to be detected. */
	boolean isAuto() {
		return this.source.strip().equalsIgnoreCase("auto");
	}

	boolean wantsAlternatives() {
		return this.alternatives != null && this.alternatives > 0;
	}

	boolean wantsExplanation() {
		return Boolean.TRUE.equals(this.explain);
	}

	boolean isHtml() {
		return "html".equals(this.format);
	}

}
