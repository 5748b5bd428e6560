package dev.attune.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.access.Endpoint.KeyPlace;
import dev.attune.web.JsonOrForm;
import dev.attune.web.KeyedRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The table of who may call what is complete: nothing can be called that it does not
 * name, and it names nothing that is not there.
 */
@SpringBootTest(properties = { "attune.models.dir=target/no-models", "spring.datasource.url=jdbc:h2:mem:endpoints" })
class EndpointsTests {

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	@Autowired
	private Endpoints endpoints;

	@Test
	void itIsDecidedWhoMayCallWhat() {
		assertThat(calls().filter((call) -> endpoint(call) == null).map(Call::toString).sorted())
			.as("decide in Endpoints which role these need")
			.isEmpty();
	}

	@Test
	void whatIsDecidedIsThere() {
		List<Endpoint> called = calls().map(EndpointsTests.this::endpoint).filter(Objects::nonNull).distinct().toList();
		assertThat(this.endpoints.all().stream().filter((endpoint) -> endpoint.role() != null))
			.filteredOn((endpoint) -> !endpoint.path().getPatternString().startsWith("/actuator"))
			.as("take what is not there any more out of Endpoints")
			.allMatch(called::contains);
	}

	@Test
	void whatChangesSomethingIsNeverOpen() {
		assertThat(this.endpoints.all()).filteredOn((endpoint) -> endpoint.role() == null)
			.allMatch((endpoint) -> endpoint.method().equals(HttpMethod.GET));
	}

	/** Else the body would be read, and the key in it not. */
	@Test
	void whoseKeyMayBeAFieldIsReadByWhoLooksForIt() {
		List<Call> keyed = calls().filter((call) -> Objects.requireNonNull(endpoint(call)).keyPlace() == KeyPlace.FIELD)
			.toList();
		assertThat(keyed).hasSizeGreaterThanOrEqualTo(4)
			.allSatisfy((call) -> assertThat(
					Arrays.stream(call.handler().getMethodParameters()).anyMatch(EndpointsTests::isKeyed))
				.as(call.toString())
				.isTrue());
	}

	private static boolean isKeyed(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(JsonOrForm.class)
				&& KeyedRequest.class.isAssignableFrom(parameter.getParameterType());
	}

	@Test
	void thePageIsOpen() throws IOException {
		Resource root = new PathMatchingResourcePatternResolver().getResource("classpath:/static/");
		if (root.exists()) {
			Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:/static/**/*.*");
			assertThat(files).allSatisfy((file) -> {
				String path = "/" + file.getURI().toString().substring(root.getURI().toString().length());
				Endpoint endpoint = this.endpoints.find(HttpMethod.GET, PathContainer.parsePath(path));
				assertThat(endpoint).as(path).isNotNull().extracting(Endpoint::role).isNull();
			});
		}
	}

	private Stream<Call> calls() {
		return this.mappings.getHandlerMethods().entrySet().stream().flatMap(EndpointsTests::calls);
	}

	private static Stream<Call> calls(Entry<RequestMappingInfo, HandlerMethod> mapping) {
		return mapping.getKey()
			.getPatternValues()
			.stream()
			.flatMap((path) -> methods(mapping.getKey()).map((method) -> new Call(method, path, mapping.getValue())));
	}

	private static Stream<RequestMethod> methods(RequestMappingInfo mapping) {
		return mapping.getMethodsCondition().getMethods().isEmpty() ? Stream.of(RequestMethod.GET)
				: mapping.getMethodsCondition().getMethods().stream();
	}

	private @Nullable Endpoint endpoint(Call call) {
		return this.endpoints.find(call.method().asHttpMethod(), PathContainer.parsePath(call.path()));
	}

	/**
	 * Something that can be called.
	 */
	private record Call(RequestMethod method, String path, HandlerMethod handler) {

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

}
