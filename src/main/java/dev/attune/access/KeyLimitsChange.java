package dev.attune.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.web.KnownFieldsOnly;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different with the limits of a key, given as in {@link KeyChange}.
 */
@KnownFieldsOnly
@SuppressWarnings("NullableOptional")
@Schema(description = "0 is no limit, null is what the settings say; what is not given stays as it is")
class KeyLimitsChange {

	@JsonProperty
	private @Nullable Optional<@PositiveOrZero @Max(KeyLimits.MAX) Long> requestsPerMinute;

	@JsonProperty
	private @Nullable Optional<@PositiveOrZero @Max(KeyLimits.MAX) Long> charactersPerMinute;

	@JsonProperty
	private @Nullable Optional<@PositiveOrZero @Max(KeyLimits.MAX) Long> jobs;

	KeyLimits applyTo(KeyLimits limits) {
		return new KeyLimits(changed(limits.requestsPerMinute(), this.requestsPerMinute),
				changed(limits.charactersPerMinute(), this.charactersPerMinute), changed(limits.jobs(), this.jobs));
	}

	private static @Nullable Long changed(@Nullable Long limit, @Nullable Optional<Long> change) {
		return (change == null) ? limit : change.orElse(null);
	}

}
