package dev.attune.access;

import dev.attune.web.KnownFieldsOnly;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * Limits of one key in place of those of the settings.
 *
 * @param requestsPerMinute 0 for no limit, null for what the settings say
 * @param charactersPerMinute the same, of texts and files to translate
 * @param jobs training jobs that may be queued or running; the same
 */
@KnownFieldsOnly
@Schema(description = "0 is no limit; what is not given is as the settings say")
record KeyLimits(@PositiveOrZero @Max(MAX) @Schema(example = "600") @Nullable Long requestsPerMinute,
		@PositiveOrZero @Max(MAX) @Schema(example = "100000") @Nullable Long charactersPerMinute,
		@PositiveOrZero @Max(MAX) @Schema(example = "2") @Nullable Long jobs) {

	static final KeyLimits NONE = new KeyLimits(null, null, null);

	static final long MAX = 1_000_000_000_000L;

}
