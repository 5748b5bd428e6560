package dev.attune.suggestion;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What may be suggested.
 *
 * @param enabled whether suggestions are taken at all
 * @param maxCount suggestions that are kept at most
 * @param maxCharacters characters of a text, and of its translation, at most
 */
@ConfigurationProperties("attune.suggestions")
@Validated
record SuggestionProperties(@DefaultValue("true") boolean enabled, @DefaultValue("100000") @Positive int maxCount,
		@DefaultValue("5000") @Positive @Max(10_000) int maxCharacters) {
}
