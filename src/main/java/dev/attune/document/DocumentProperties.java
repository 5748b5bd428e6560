package dev.attune.document;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which files are translated, and how long they are kept.
 *
 * @param maxSize bytes of a file to translate at most
 * @param maxUnpackedSize bytes that an office document may unpack to, images included
 * @param maxTextSize bytes of text or XML, unpacked, that a file may have, and that all
 * files may have together that are translated at a time; they take some twenty times as
 * much heap. A twenty-fourth of it for MD and JSON, an eighth for HTML, half for PO,
 * XLIFF, TMX and properties
 * @param maxCharacters characters to translate of one file at most
 * @param asyncFrom a file with as many characters is answered with a job
 * @param maxQueued jobs that may wait; past it requests get 429
 * @param keep how long a translated file can be fetched
 * @param maxKept files that are kept at most; the oldest go first
 * @param maxKeptSize bytes that are kept at most
 */
@ConfigurationProperties("attune.documents")
@Validated
record DocumentProperties(@DefaultValue("10MB") DataSize maxSize, @DefaultValue("50MB") DataSize maxUnpackedSize,
		@DefaultValue("8MB") DataSize maxTextSize, @DefaultValue("2000000") @Positive int maxCharacters,
		@DefaultValue("200000") @Min(0) int asyncFrom, @DefaultValue("100") @Positive int maxQueued,
		@DefaultValue("1h") @DurationMin(seconds = 1) Duration keep, @DefaultValue("1000") @Positive int maxKept,
		@DefaultValue("1GB") DataSize maxKeptSize) {

	DocumentProperties {
		if (maxKeptSize.compareTo(maxSize) < 0) {
			throw new InvalidConfigurationPropertyValueException("attune.documents.max-kept-size", maxKeptSize,
					"A translated file could not be kept. Set at least attune.documents.max-size, " + maxSize + ".");
		}
	}

}
