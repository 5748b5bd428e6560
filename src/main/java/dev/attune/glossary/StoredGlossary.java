package dev.attune.glossary;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored glossary, as the API shows it.
 *
 * @param name its name
 * @param source language code of the terms
 * @param target language code of the translations
 * @param size number of its terms
 * @param changedAt when it was last changed
 * @param terms translations by term; not in lists of glossaries
 */
@JsonInclude(Include.NON_NULL)
record StoredGlossary(@Schema(example = "pets") String name, @Schema(example = "en") String source,
		@Schema(example = "de") String target, @Schema(example = "1") int size, Instant changedAt,
		@Schema(example = "{\"dog\": \"Vierbeiner\"}") @Nullable Map<String, String> terms) {
}
