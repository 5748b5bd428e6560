package dev.attune.access;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different with a key. What is not given stays as it is.
 *
 * @param role what its holder may do
 * @param limits of its own, all of them
 * @param expiresAt from when on it is refused; a time gone by is at once
 */
record KeyChange(@Schema(example = "train") @Nullable Role role, @Valid @Nullable KeyLimits limits,
		@Nullable Instant expiresAt) {
}
