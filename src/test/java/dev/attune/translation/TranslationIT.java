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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service with the real engine, over real HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TranslationIT {

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
		TinyModels.publish(models, "zh", "en", TinyModels.CHINESE_ENGLISH);
		// a newer version that is broken, and a model that has no other
		Files.writeString(Files.createDirectories(models.resolve("en-zh/2")).resolve("config.json"), "{}");
		Files.createDirectories(models.resolve("en-de/1"));
	}

	@ParameterizedTest
	@CsvSource({ "en, zh, How are you?, 你好吗？", "EN, zh-CN, Thank you., 谢谢你。", "zh-Hans, en-GB, 再见。, Goodbye." })
	void translates(String source, String target, String text, String expected) throws Exception {
		assertThat(translate(text, source, target).asString()).isEqualTo(expected);
	}

	@Test
	void anArrayIsAnsweredInItsOrder() throws Exception {
		assertThat(translate(List.of("Goodbye.", "", "Hello."), "en", "zh").toString())
			.isEqualTo("[\"再见。\",\"\",\"你好。\"]");
		assertThat(translate(List.of(), "en", "zh").toString()).isEqualTo("[]");
	}

	@Test
	void aTextKeepsItsLinesAndJoinsItsSentencesAsTheTargetLanguageDoes() throws Exception {
		assertThat(translate("Hello. How are you?\n\n\t Thank you.\r\n", "en", "zh").asString())
			.isEqualTo("你好。你好吗？\n\n\t 谢谢你。\r\n");
		assertThat(translate("你好。你好吗？\n谢谢你。", "zh", "en").asString()).isEqualTo("Hello. How are you?\nThank you.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Hello.\tGoodbye.", "Hello.  Goodbye.",
			"\tHello.\t\tHow are you?   Thank you. \t\r\n\tGoodbye.\t", "    Hello.\n\n\n\t Goodbye.  " })
	void whiteSpaceIsKeptExactly(String text) throws Exception {
		String expected = text;
		for (Map.Entry<String, String> phrase : TinyModels.ENGLISH_CHINESE.entrySet()) {
			expected = expected.replace(phrase.getKey(), phrase.getValue());
		}
		assertThat(translate(text, "en", "zh").asString()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "Hello, 你好", "hello, 你好", "HELLO., 你好。", "GOODBYE, 再见", "Thank you:, 谢谢你：", "Goodbye…, 再见…",
			"Hello 👍, 你好👍" })
	void headingsLabelsAndShoutsAreReadAsSentencesAndWrittenAsTheyWere(String text, String expected) throws Exception {
		assertThat(translate(text, "en", "zh").asString()).isEqualTo(expected);
	}

	@Test
	void aListKeepsItsBullets() throws Exception {
		assertThat(translate("# Hello\n\n* Thank you.\n* Goodbye.\n  - How are you?", "en", "zh").asString())
			.isEqualTo("# 你好\n\n* 谢谢你。\n* 再见。\n  - 你好吗？");
		assertThat(translate("- 谢谢你\n- 再见", "zh", "en").asString()).isEqualTo("- Thank you\n- Goodbye");
	}

	@Test
	void requestsAtTheSameTimeGetTheirOwnAnswers() {
		List<Map.Entry<String, String>> phrases = Stream
			.concat(TinyModels.ENGLISH_CHINESE.entrySet().stream(), TinyModels.CHINESE_ENGLISH.entrySet().stream())
			.toList();
		List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			String text = phrases.get(i % phrases.size()).getKey();
			boolean english = TinyModels.ENGLISH_CHINESE.containsKey(text);
			answers.add(this.client.sendAsync(request(text, english ? "en" : "zh", english ? "zh" : "en"),
					BodyHandlers.ofString()));
		}
		for (int i = 0; i < answers.size(); i++) {
			assertThat(this.json.readTree(answers.get(i).join().body()).get("translatedText").asString())
				.isEqualTo(phrases.get(i % phrases.size()).getValue());
		}
	}

	@Test
	void anUnknownPairIsAnsweredWithThePairsThereAre() throws Exception {
		HttpResponse<String> answer = this.client.send(request("Hello.", "en", "fr"), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
		assertThat(this.json.readTree(answer.body()).get("error").asString())
			.isEqualTo("No model translates from en to fr; there are: en to zh, zh to en");
	}

	@Test
	void languagesAreListed() throws Exception {
		assertThat(get("/languages")).isEqualTo("[{\"code\":\"en\",\"name\":\"English\",\"targets\":[\"zh\"]},"
				+ "{\"code\":\"zh\",\"name\":\"Chinese\",\"targets\":[\"en\"]}]");
	}

	@Test
	void readinessNamesTheVersionsInService() throws Exception {
		assertThat(this.json.readTree(get("/actuator/health/readiness"))
			.at("/components/models/details/models")
			.toString())
			.isEqualTo("[{\"name\":\"en-zh\",\"version\":1,\"source\":\"en\",\"target\":\"zh\",\"loaded\":true},"
					+ "{\"name\":\"zh-en\",\"version\":1,\"source\":\"zh\",\"target\":\"en\",\"loaded\":true}]");
	}

	@Test
	void metersAreExposed() throws Exception {
		translate("Hello.", "en", "zh");
		assertThat(get("/actuator/prometheus")).contains("http_server_requests_seconds_count")
			.contains("attune_translate_queue_wait_seconds_count")
			.contains("attune_translate_batch_size_sentences_count")
			.contains("attune_translate_queue_depth_sentences 0.0")
			.contains("cache_gets_total{cache=\"attune.translation.sentences\",result=\"hit\"}")
			.contains("attune_translate_tokens_total{direction=\"in\",model=\"en-zh\"}")
			.contains("attune_translate_tokens_total{direction=\"out\",model=\"en-zh\"}");
	}

	private JsonNode translate(Object q, String source, String target) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.client.send(request(q, source, target), BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body()).get("translatedText");
	}

	private HttpRequest request(Object q, String source, String target) {
		return HttpRequest.newBuilder(uri("/translate"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers
				.ofString(this.json.writeValueAsString(Map.of("q", q, "source", source, "target", target))))
			.build();
	}

	private String get(String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()).body();
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

}
