package dev.attune.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/**
 * Says in the API's description which operation needs a key of which role.
 */
final class ApiDescription implements OpenApiCustomizer, Ordered {

	private static final String SCHEME = "apiKey";

	private final Endpoints endpoints;

	ApiDescription(Endpoints endpoints) {
		this.endpoints = endpoints;
	}

	/** Before what gives every error its form. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void customise(OpenAPI api) {
		Components components = Objects.requireNonNullElseGet(api.getComponents(), Components::new);
		api.components(components.addSecuritySchemes(SCHEME,
				new SecurityScheme().type(SecurityScheme.Type.HTTP)
					.scheme("bearer")
					.description("An API key, where the service needs one. It may also be the parameter api_key of the "
							+ "query string, and a field of the bodies that have one.")));
		api.getPaths()
			.forEach((path, item) -> item.readOperationsMap()
				.forEach((method, operation) -> describe(operation, endpoint(method, path))));
	}

	private @Nullable Endpoint endpoint(PathItem.HttpMethod method, String path) {
		return this.endpoints.find(HttpMethod.valueOf(method.name()), PathContainer.parsePath(path));
	}

	private static void describe(Operation operation, @Nullable Endpoint endpoint) {
		if (endpoint == null || endpoint.role() == null) {
			return;
		}
		// the second: none, as where no key is needed
		operation.security(List.of(new SecurityRequirement().addList(SCHEME), new SecurityRequirement()));
		String role = "Where keys are needed, this needs one with the role `" + endpoint.role() + "`.";
		operation.description((operation.getDescription() != null) ? operation.getDescription() + " " + role : role);
		add(operation, "401", "A key is needed");
		add(operation, "403", "The key is not taken, or its role is not enough");
		add(operation, "429",
				"Too many requests or characters, of this caller in a minute or of all at once; Retry-After tells when to "
						+ "try again");
	}

	private static void add(Operation operation, String status, String description) {
		operation.getResponses().computeIfAbsent(status, (code) -> new ApiResponse().description(description));
	}

}
