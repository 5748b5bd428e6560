package dev.attune.web;

import static org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED_VALUE;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API's description at {@code /v3/api-docs} has beside what it finds at the
 * controllers: its head, the examples, and the form of every error.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	static {
		// the operation describes its body itself
		SpringDocUtils.getConfig()
			.addAnnotationsToIgnore(JsonOrForm.class)
			.addResponseTypeToIgnore(SseEmitter.class)
			.replaceWithSchema(JsonNode.class, new JsonSchema().typesItem("object"));
	}

	@Bean
	OpenAPI openApi() {
		return new OpenAPI().info(new Info().title("Attune")
			.version("1")
			.description("A translation service that a team trains on its own text and runs on its own machines. "
					+ "Every error is a problem detail (RFC 9457).")
			.license(new License().name("Apache-2.0").identifier("Apache-2.0")));
	}

	@Bean
	OpenApiExamples openApiExamples(JsonMapper json) {
		return new OpenApiExamples(json);
	}

	@Bean
	OperationCustomizer formsBesideJson() {
		return (operation, method) -> {
			if (Arrays.stream(method.getMethodParameters()).anyMatch(JsonOrFormResolver::isWholeRequest)) {
				Content content = operation.getRequestBody().getContent();
				Schema<?> schema = content.values().iterator().next().getSchema();
				content.addMediaType(APPLICATION_FORM_URLENCODED_VALUE, new MediaType().schema(schema));
				content.addMediaType(MULTIPART_FORM_DATA_VALUE, new MediaType().schema(schema));
			}
			return operation;
		};
	}

	@Bean
	OpenApiCustomizer everyErrorIsAProblem() {
		return (api) -> {
			api.schema("Problem",
					ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(Problem.class)).schema);
			Content problem = new Content().addMediaType(APPLICATION_PROBLEM_JSON_VALUE,
					new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
			api.getPaths()
				.values()
				.stream()
				.flatMap((path) -> path.readOperations().stream())
				.flatMap((operation) -> operation.getResponses().entrySet().stream())
				.filter((response) -> response.getKey().compareTo("400") >= 0)
				.forEach((response) -> response.getValue().setContent(problem));
		};
	}

}
