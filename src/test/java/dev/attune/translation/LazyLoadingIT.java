package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.serving.TinyModels;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Models that are loaded at their first request, with the real engine.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "attune.serving.loading=lazy")
class LazyLoadingIT {

	@TempDir
	static Path models;

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void serveTheModels(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", models::toString);
	}

	@BeforeAll
	static void publishModels() throws IOException {
		TinyModels.publish(models, "en", "zh", TinyModels.ENGLISH_CHINESE);
		Path damaged = TinyModels.publish(models, "zh", "en", TinyModels.CHINESE_ENGLISH).directory();
		Files.writeString(damaged.resolve("model.safetensors"), "no weights");
	}

	@Test
	void aModelIsLoadedByItsFirstRequestAndOneThatCannotBeDoesNotBlockIt() throws Exception {
		assertThat(get("/languages").toString()).contains("\"en\"", "\"zh\"");
		assertThat(health("en-zh").path("loaded").asBoolean()).isFalse();

		HttpResponse<String> failed = translate("你好。", "zh", "en");
		assertThat(failed.statusCode()).isEqualTo(503);
		assertThat(failed.headers().firstValue("Retry-After")).isPresent();
		assertThat(this.json.readTree(failed.body()).path("detail").asString())
			.isEqualTo("Model zh-en/1 cannot be loaded");

		HttpResponse<String> translated = translate("Hello.", "en", "zh");
		assertThat(translated.statusCode()).isEqualTo(200);
		assertThat(this.json.readTree(translated.body()).path("translatedText").asString()).isEqualTo("你好。");

		assertThat(health("en-zh").path("loaded").asBoolean()).isTrue();
		assertThat(health("zh-en").path("loaded").asBoolean()).isFalse();
		assertThat(health("zh-en").path("problem").asString()).contains("model.safetensors: is damaged");
		assertThat(get("/actuator/health/readiness").path("status").asString()).isEqualTo("UP");
	}

	private JsonNode health(String model) throws IOException, InterruptedException {
		return get("/actuator/health/readiness").at("/components/models/details/models")
			.valueStream()
			.filter((node) -> node.path("name").asString().equals(model))
			.findFirst()
			.orElseThrow();
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build();
		return this.json.readTree(this.client.send(request, BodyHandlers.ofString()).body());
	}

	private HttpResponse<String> translate(String text, String source, String target)
			throws IOException, InterruptedException {
		String body = this.json.writeValueAsString(Map.of("q", text, "source", source, "target", target));
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/translate"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

}
