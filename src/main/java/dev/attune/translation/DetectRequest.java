package dev.attune.translation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.web.KeyedRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * What {@code POST /detect} is asked, as JSON, as a form or in the query string.
 *
 * @param q the text or texts whose language is asked for
 * @param apiKey an API key, as clients of LibreTranslate send it
 */
record DetectRequest(@NotNull(message = "is missing") Texts q, @Schema(
		description = "An API key, if the service needs one and it is not sent as a bearer token") @JsonProperty("api_key") @JsonAlias("apiKey") @BindParam("api_key") @Nullable String apiKey)
		implements
			KeyedRequest {
}
