package dev.attune.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The head of the API's description at {@code /v3/api-docs}.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	@Bean
	OpenAPI openApi() {
		return new OpenAPI().info(new Info().title("Attune")
			.version("1")
			.description("A translation service that a team trains on its own text and runs on its own machines. "
					+ "Every error is a problem detail (RFC 9457).")
			.license(new License().name("Apache-2.0").identifier("Apache-2.0")));
	}

}
