package dev.attune.suggestion;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What may be suggested.
 *
 * @param enabled whether {@code POST /suggest} takes suggestions
 * @param maxCount suggestions that are kept at most
 * @param maxCharacters characters of a suggested text, and of its translation, at most;
 * the database holds 10000
 */
@ConfigurationProperties("attune.suggestions")
@Validated
record SuggestionProperties(@DefaultValue("true") boolean enabled, @DefaultValue("100000") @Positive int maxCount,
		@DefaultValue("5000") @Positive @Max(value = 10_000,
				message = "must be at most 10000, which the database holds") int maxCharacters) {
}
