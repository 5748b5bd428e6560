package dev.attune.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API's description promises to those who read it and to those who generate
 * clients from it.
 */
@SpringBootTest(properties = "attune.models.dir=target/no-models")
@AutoConfigureMockMvc
class OpenApiTests {

	@Autowired
	private MockMvcTester mvc;

	private JsonNode api = JsonMapper.shared().nullNode();

	private List<Entry<String, JsonNode>> operations = List.of();

	@BeforeEach
	void readTheDescription() throws Exception {
		this.api = JsonMapper.shared()
			.readTree(this.mvc.get().uri("/v3/api-docs").exchange().getResponse().getContentAsByteArray());
		this.operations = this.api.get("paths")
			.properties()
			.stream()
			.flatMap((path) -> path.getValue()
				.properties()
				.stream()
				.map((method) -> Map.entry(method.getKey() + " " + path.getKey(), method.getValue())))
			.toList();
	}

	@Test
	void itIsValid() {
		ParseOptions options = new ParseOptions();
		options.setResolve(true);
		options.setValidateInternalRefs(true);
		assertThat(new OpenAPIV3Parser().readContents(this.api.toString(), null, options).getMessages()).isEmpty();
	}

	@Test
	void eachOperationHasASummaryANameOfItsOwnAndExamples() {
		assertThat(this.operations).hasSizeGreaterThan(20);
		assertThat(this.operations).extracting((operation) -> operation.getValue().path("operationId").asString())
			.doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("[a-zA-Z]+"));
		assertThat(this.operations).allSatisfy((operation) -> {
			assertThat(operation.getValue().path("summary").asString()).as(operation.getKey()).isNotEmpty();
			assertThat(hasExample(operation.getValue())).as(operation.getKey()).isTrue();
		});
	}

	private static boolean hasExample(JsonNode operation) {
		return !operation.findValues("examples").isEmpty()
				|| operation.path("parameters").valueStream().anyMatch((parameter) -> parameter.has("example"));
	}

	@Test
	void theExamplesAreAsTheirSchemasSay() {
		List<Entry<String, JsonNode>> contents = new ArrayList<>();
		this.operations.forEach((operation) -> {
			addContents(contents, operation.getKey(), operation.getValue().at("/requestBody/content"));
			operation.getValue()
				.get("responses")
				.forEach((response) -> addContents(contents, operation.getKey(), response.path("content")));
		});
		SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
		int examples = 0;
		for (Entry<String, JsonNode> content : contents) {
			Schema schema = schemas.getSchema(SchemaLocation.of("urn:attune:" + examples),
					JsonMapper.shared()
						.createObjectNode()
						.set("components", this.api.get("components"))
						.set("allOf", JsonMapper.shared().createArrayNode().add(content.getValue().get("schema"))));
			for (JsonNode example : content.getValue().path("examples")) {
				assertThat(schema.validate(example.get("value"))).as(content.getKey() + " " + example).isEmpty();
				examples++;
			}
		}
		assertThat(examples).isGreaterThan(25);
	}

	private static void addContents(List<Entry<String, JsonNode>> contents, String operation, JsonNode content) {
		content.properties()
			.forEach((type) -> contents.add(Map.entry(operation + " " + type.getKey(), type.getValue())));
	}

	@Test
	void everyErrorIsDescribedAsAProblem() {
		this.operations
			.forEach((operation) -> operation.getValue().get("responses").properties().forEach((response) -> {
				if (response.getKey().compareTo("400") >= 0) {
					assertThat(response.getValue().at("/content/application~1problem+json/schema/$ref").asString())
						.as(operation.getKey() + " " + response.getKey())
						.isEqualTo("#/components/schemas/Problem");
				}
			}));
	}

	@Test
	void textsAreAStringOrAnArrayOfStringsHoweverTheyAreSent() {
		assertThat(this.api.at("/components/schemas/Texts/oneOf").toString())
			.isEqualTo("[{\"type\":\"string\"},{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]");
		assertThat(this.api.at("/components/schemas/Texts").has("type")).isFalse();
		assertThat(this.api.at("/components/schemas/TranslateRequest/properties/q").toString())
			.isEqualTo("{\"$ref\":\"#/components/schemas/Texts\"}");
		assertThat(this.api.at("/paths/~1translate/post/requestBody/content").propertyNames())
			.containsExactly("application/json", "application/x-www-form-urlencoded", "multipart/form-data");
	}

}
