package dev.attune.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.web.KnownFieldsOnly;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different with a key (JSON merge patch, RFC 7396): what is not given, and
 * is null here, stays as it is; what is given as null is taken off, and is empty here. A
 * record could not tell the two apart: its reader gives it something for all.
 */
@KnownFieldsOnly
@SuppressWarnings("NullableOptional")
class KeyChange {

	@JsonProperty
	@Schema(description = "What its holder may do", example = "train")
	private @Nullable Optional<@NotNull(message = "cannot be taken off") Role> role;

	@JsonProperty
	@Schema(description = "Limits of its own; null takes all of them off")
	private @Nullable Optional<@Valid KeyLimitsChange> limits;

	@JsonProperty
	@Schema(description = "From when on it is refused; a time gone by is at once, null is never")
	private @Nullable Optional<Instant> expiresAt;

	/** The role that the key has now. */
	Role role(ApiKey key) {
		return (this.role == null) ? key.role() : this.role.orElseThrow();
	}

	/** The limits that the key has now. */
	KeyLimits limits(ApiKey key) {
		return (this.limits == null) ? key.limits()
				: this.limits.map((change) -> change.applyTo(key.limits())).orElse(KeyLimits.NONE);
	}

	/** When the key expires now, or null for never. */
	@Nullable Instant expiresAt(ApiKey key) {
		return (this.expiresAt == null) ? key.expiresAt() : this.expiresAt.orElse(null);
	}

}
