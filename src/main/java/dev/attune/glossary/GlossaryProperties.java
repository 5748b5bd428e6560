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
 * @param maxTermCharacters characters of a term, and of its translation
 * @param maxGlossaries glossaries that are stored at most
 * @param maxStoredTerms terms of one stored glossary at most
 */
@ConfigurationProperties("attune.glossary")
@Validated
record GlossaryProperties(@DefaultValue("1000") @Positive int maxRequestTerms,
		@DefaultValue("100") @Positive @Max(200) int maxTermCharacters,
		@DefaultValue("1000") @Positive int maxGlossaries, @DefaultValue("10000") @Positive int maxStoredTerms) {
}
