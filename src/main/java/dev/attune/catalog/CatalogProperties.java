package dev.attune.catalog;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the models are.
 *
 * @param dir directory that holds a directory for each model, and in it one for each
 * version
 */
@ConfigurationProperties("attune.models")
record CatalogProperties(@DefaultValue("models") Path dir) {
}
