package dev.attune.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is stored; the key itself is known to its holder alone.
 *
 * @param id names it in addresses
 * @param name says whose it is; in logs, and for people
 * @param hash of the key
 * @param role what its holder may do
 * @param limits of its own
 * @param createdAt when it was made
 * @param createdBy name of the key that made it
 * @param expiresAt from when on it is refused, or null for never
 */
record ApiKey(UUID id, String name, KeyHash hash, Role role, KeyLimits limits, Instant createdAt, String createdBy,
		@Nullable Instant expiresAt) {

	boolean isExpired(Instant now) {
		return this.expiresAt != null && !now.isBefore(this.expiresAt);
	}

}
