package dev.attune.glossary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How large glossaries may be.
 *
 * @param maxRequestTerms terms that one request may bring with it
 * @param maxTermCharacters characters of a term, and of its translation, at most; the
 * database holds 200
 * @param maxGlossaries glossaries that are stored at most
 * @param maxStoredTerms terms of a stored glossary at most
 */
@ConfigurationProperties("attune.glossary")
@Validated
record GlossaryProperties(@DefaultValue("1000") @Positive int maxRequestTerms,
		@DefaultValue("100") @Positive @Max(value = 200,
				message = "must be at most 200, which the database holds") int maxTermCharacters,
		@DefaultValue("1000") @Positive int maxGlossaries, @DefaultValue("10000") @Positive int maxStoredTerms) {
}
