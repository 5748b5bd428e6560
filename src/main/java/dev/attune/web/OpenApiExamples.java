package dev.attune.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds to each operation of the API's description the examples that lie beside its
 * controller, in {@code examples/<operationId>.json}.
 */
final class OpenApiExamples implements OperationCustomizer {

	private final JsonMapper json;

	OpenApiExamples(JsonMapper json) {
		this.json = json;
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod method) {
		String file = "examples/" + operation.getOperationId() + ".json";
		try (InputStream input = method.getBeanType().getResourceAsStream(file)) {
			if (input != null) {
				add(operation, this.json.readValue(input, Examples.class));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return operation;
	}

	private static void add(Operation operation, Examples examples) {
		Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())
			.forEach((parameter) -> parameter.setExample(examples.parameters().get(parameter.getName())));
		if (operation.getRequestBody() != null) {
			add(operation.getRequestBody().getContent(), examples.request());
		}
		operation.getResponses().forEach((status, response) -> {
			if (status.startsWith("2")) {
				add(response.getContent(), examples.response());
			}
		});
	}

	// the first of several media types is JSON
	private static void add(@Nullable Content content, Map<String, Object> examples) {
		if (content != null) {
			MediaType first = content.values().iterator().next();
			examples.forEach((name, value) -> first.addExamples(name, new Example().value(value)));
		}
	}

	/**
	 * The examples of an operation, by name; an answer has the name of the request that
	 * it answers.
	 *
	 * @param parameters one value for each
	 * @param request bodies
	 * @param response bodies of the answer that is wanted
	 */
	record Examples(Map<String, Object> parameters, Map<String, Object> request, Map<String, Object> response) {

		Examples(@Nullable Map<String, Object> parameters, @Nullable Map<String, Object> request,
				@Nullable Map<String, Object> response) {
			this.parameters = Objects.requireNonNullElse(parameters, Map.of());
			this.request = Objects.requireNonNullElse(request, Map.of());
			this.response = Objects.requireNonNullElse(response, Map.of());
		}

	}

}
