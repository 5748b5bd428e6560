package dev.attune.translation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /translate}.
 *
 * @param q the text or texts to translate
 * @param source language code of the texts
 * @param target language code to translate into
 * @param model name of the model to take, or none for one that suits the pair
 */
record TranslateRequest(@NotNull(message = "is missing") @Schema(description = "A text, or an array of texts", oneOf = {
		String.class, String[].class }, example = "How are you?") Texts q,
		@NotBlank(message = "is missing") @Schema(description = "Language code of the texts; GET /languages lists them",
				example = "en") String source,
		@NotBlank(message = "is missing") @Schema(description = "Language code to translate into",
				example = "zh") String target,
		@Schema(description = "Name of the model to take; GET /models lists them. Without it, one that suits the pair",
				example = "en-zh") @Nullable String model){
}
