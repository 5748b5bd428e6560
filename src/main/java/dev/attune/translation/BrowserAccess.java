package dev.attune.translation;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * Lets pages of other origins translate, and read why they may not. Nothing that changes
 * models or trains them is open to them: any page that someone in the network opens could
 * call it.
 */
@Configuration(proxyBeanMethods = false)
class BrowserAccess {

	private static final List<String> PATHS = List.of("/translate", "/detect", "/suggest", "/languages",
			"/frontend/settings", "/health", "/translate_file", "/download_file/*", "/document-jobs/*");

	/** The access control finds it by its name, and stands before all that answers. */
	@Bean
	CorsConfigurationSource corsConfigurationSource(TranslationProperties properties) {
		CorsConfiguration allowed = new CorsConfiguration();
		allowed.setAllowedOrigins(properties.allowedOrigins());
		allowed.setAllowedMethods(List.of("GET", "POST"));
		allowed.setAllowedHeaders(List.of(CorsConfiguration.ALL));
		allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.LOCATION));
		allowed.setMaxAge(Duration.ofDays(20));
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		PATHS.forEach((path) -> source.registerCorsConfiguration(path, allowed));
		return source;
	}

}
