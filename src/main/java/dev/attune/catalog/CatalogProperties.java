package dev.attune.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where the models are, and how many versions of each.
 *
 * @param dir directory that holds a directory for each model, and in it one for each
 * version
 * @param keepVersions how many of a model's newest versions an activation leaves, beside
 * the active one and the one that a roll-back would activate; 0 for all
 * @param archive limits of an import
 */
@ConfigurationProperties("attune.models")
@Validated
record CatalogProperties(@DefaultValue("models") Path dir, @DefaultValue("0") @PositiveOrZero int keepVersions,
		@DefaultValue @Valid Archive archive) {

	/**
	 * What an archive that is imported may hold.
	 *
	 * @param maxSize bytes that its files may unpack to together
	 * @param maxRatio how many times its own size it may unpack to
	 */
	record Archive(@DefaultValue("512MB") DataSize maxSize, @DefaultValue("100") @Positive int maxRatio) {
	}

}
