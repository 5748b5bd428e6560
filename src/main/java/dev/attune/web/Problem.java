package dev.attune.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an error looks like, for the API's description: a problem detail (RFC 9457) with
 * three members more.
 *
 * @param title the kind of problem
 * @param status the HTTP status
 * @param detail what is wrong
 * @param instance path of the request
 * @param error the same as {@code detail}, where LibreTranslate's clients look for it
 * @param field the field of the request that is at fault, if one is
 * @param traceId by which the server's log tells of the request
 */
@Schema(description = "A problem detail (RFC 9457)")
public record Problem(@Schema(example = "Bad Request") String title, @Schema(example = "400") int status,
		@Schema(example = "source is missing") String detail, @Schema(example = "/translate") String instance,
		@Schema(description = "The same as detail", example = "source is missing") String error,
		@Schema(description = "The field that is at fault, if one is", example = "source") @Nullable String field,
		@Schema(description = "By which the server's log tells of the request",
				example = "4bf92f3577b34da6a3ce929d0e0e4736") String traceId) {
}
