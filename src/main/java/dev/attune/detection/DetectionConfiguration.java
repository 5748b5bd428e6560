package dev.attune.detection;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The detection of languages as the settings want it.
 */
@Configuration(proxyBeanMethods = false)
class DetectionConfiguration {

	@Bean
	LanguageDetection languageDetection(DetectionProperties properties) {
		return new LanguageDetection(properties.highAccuracy());
	}

}
