package dev.attune.glossary;

import dev.attune.web.KnownFieldsOnly;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A glossary that is to be stored.
 *
 * @param source language code of the terms
 * @param target language code of the translations
 * @param terms translations by term
 */
@KnownFieldsOnly
record GlossaryRequest(
		@NotNull(message = "is missing") @Schema(description = "Language code of the terms",
				example = "en") String source,
		@NotNull(message = "is missing") @Schema(description = "Language code of the translations",
				example = "de") String target,
		@NotNull(message = "is missing") @Schema(description = "Translations by term",
				example = "{\"dog\": \"Vierbeiner\"}") Map<String, @Nullable String> terms) {
}
