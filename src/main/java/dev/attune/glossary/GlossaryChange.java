package dev.attune.glossary;

import dev.attune.web.KnownFieldsOnly;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of a glossary (JSON merge patch, RFC 7396).
 *
 * @param terms new translations by term; null takes a term out
 */
@KnownFieldsOnly
record GlossaryChange(
		@NotNull(message = "is missing") @Schema(description = "New translations by term; null takes a term out",
				example = "{\"dog\": \"Hund\", \"cat\": null}") Map<String, @Nullable String> terms) {
}
