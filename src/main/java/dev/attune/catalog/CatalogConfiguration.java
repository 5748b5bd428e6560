package dev.attune.catalog;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the catalog of the configured directory.
 */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

	@Bean
	ModelCatalog modelCatalog(CatalogProperties properties) {
		return new ModelCatalog(properties.dir(), properties.keepVersions());
	}

	@Bean
	VersionImport versionImport(ModelCatalog catalog, CatalogProperties properties) {
		return new VersionImport(catalog, properties.archive());
	}

}
