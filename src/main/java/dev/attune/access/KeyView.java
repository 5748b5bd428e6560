package dev.attune.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as admins see it.
 *
 * @param id names it in addresses
 * @param name says whose it is
 * @param role what its holder may do
 * @param limits of its own
 * @param createdAt when it was made
 * @param createdBy name of the key that made it
 * @param expiresAt from when on it is refused
 * @param key the key itself, only in the answer to its making
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ApiKey")
record KeyView(UUID id, @Schema(example = "weblate") String name, Role role, KeyLimits limits, Instant createdAt,
		@Schema(example = "first") String createdBy, @Nullable Instant expiresAt,
		@Schema(description = "The key itself; it is shown this once",
				example = "attune_Zk3vV0pQ8m1aXoYtq2n5u7wB4cD6eF8gH0iJ2kL4mN6") @Nullable String key) {

	static KeyView of(ApiKey key) {
		return of(key, null);
	}

	static KeyView of(ApiKey key, @Nullable String secret) {
		return new KeyView(key.id(), key.name(), key.role(), key.limits(), key.createdAt(), key.createdBy(),
				key.expiresAt(), secret);
	}

	/** Without the key, which no log may have. */
	@Override
	public String toString() {
		return "KeyView[id=" + this.id + ", name=" + this.name + "]";
	}

}
