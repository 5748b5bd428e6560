package dev.attune.serving;

import dev.attune.catalog.ModelCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the models of the catalog into service.
 */
@Configuration(proxyBeanMethods = false)
class ServingConfiguration {

	@Bean
	ServedModels servedModels() {
		return new ServedModels();
	}

	@Bean
	PredictorPool predictorPool(ServingProperties properties, MeterRegistry registry) {
		return new PredictorPool(properties, registry);
	}

	@Bean
	Serving serving(ModelCatalog catalog, ServedModels models, PredictorPool pool, ServingProperties properties) {
		return new Serving(catalog, models, pool, properties);
	}

	@Bean
	CatalogWatch catalogWatch(Serving serving, ServingProperties properties) {
		return new CatalogWatch(serving::refresh, properties.refreshInterval());
	}

	@Bean
	ModelsHealthIndicator modelsHealthIndicator(ServedModels models) {
		return new ModelsHealthIndicator(models);
	}

	@Bean
	ProcessMemory processMemory() {
		return ProcessMemory.ofThisProcess();
	}

}
