package dev.attune.translation;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets pages of other origins translate. Nothing that changes models or trains them is
 * open to them: any page that someone in the network opens could call it.
 */
@Configuration(proxyBeanMethods = false)
class BrowserAccess implements WebMvcConfigurer {

	private static final String[] PATHS = { "/translate", "/detect", "/suggest", "/languages", "/frontend/settings",
			"/health", "/translate_file", "/download_file/*", "/document-jobs/*" };

	private final TranslationProperties properties;

	BrowserAccess(TranslationProperties properties) {
		this.properties = properties;
	}

	@Override
	public void addCorsMappings(CorsRegistry registry) {
		for (String path : PATHS) {
			registry.addMapping(path)
				.allowedOrigins(this.properties.allowedOrigins().toArray(String[]::new))
				.allowedMethods("GET", "POST")
				.exposedHeaders(HttpHeaders.RETRY_AFTER, HttpHeaders.LOCATION)
				.maxAge(Duration.ofDays(20).toSeconds());
		}
	}

}
