package dev.attune.translation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What {@code POST /detect} is asked, as JSON, as a form or in the query string.
 *
 * @param q the text or texts whose language is asked for
 * @param apiKey what clients of LibreTranslate send; no key is needed
 */
record DetectRequest(@NotNull(message = "is missing") Texts q, @Schema(
		description = "Accepted and not looked at") @JsonProperty("api_key") @JsonAlias("apiKey") @BindParam("api_key") @Nullable String apiKey) {
}
