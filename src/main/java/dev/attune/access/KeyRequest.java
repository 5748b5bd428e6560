package dev.attune.access;

import dev.attune.web.KnownFieldsOnly;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a new key is to be.
 *
 * @param name says whose it is; no other key has it
 * @param role what its holder may do
 * @param limits of its own
 * @param expiresAt from when on it is refused
 */
@KnownFieldsOnly
record KeyRequest(
		@NotNull(message = "is missing") @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
				message = "must have 1 to 64 letters, digits, dots, hyphens and underscores") @Schema(
						example = "weblate") String name,
		@NotNull(message = "is missing") @Schema(example = "translate") Role role, @Valid @Nullable KeyLimits limits,
		@Future(message = "must be in the future") @Nullable Instant expiresAt) {
}
