package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.serving.TinyModels;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls as programs make them that speak to LibreTranslate, each with its own way to
 * write a request and to read the answer.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "attune.translation.max-characters=100000")
class ClientCallsIT {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String JSON = "application/json";

	@TempDir
	static Path models;

	private final HttpClient client = HttpClient.newHttpClient();

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
	}

	// asks for the languages, then sends strings in batches; code zh_hans is mapped to zh
	@Test
	void weblateSendsAnArrayAsJson() throws Exception {
		assertThat(json(send("GET", "/languages", JSON, "")).values())
			.extracting((language) -> language.get("code").asString())
			.contains("en", "zh");
		JsonNode payload = json(send("POST", "/translate", JSON,
				"{\"api_key\": \"\", \"q\": [\"Hello.\", \"Thank you.\", \"\"], \"source\": \"en\", \"target\": \"zh\"}"));
		assertThat(payload.get("translatedText").get(0).asString()).isEqualTo("你好。");
		assertThat(payload.get("translatedText").get(1).asString()).isEqualTo("谢谢你。");
		assertThat(payload.get("translatedText").get(2).asString()).isEmpty();
	}

	@Test
	void olderWeblatesSendAForm() throws Exception {
		JsonNode payload = json(send("POST", "/translate", FORM,
				form(Map.of("api_key", "", "q", "How are you?", "source", "en", "target", "zh"))));
		assertThat(payload.get("translatedText").asString()).isEqualTo("你好吗？");
	}

	// asks for the language first, then translates the HTML of a post from the likeliest
	@Test
	void discourseDetectsAndTranslatesWithForms() throws Exception {
		JsonNode detected = json(send("POST", "/detect", FORM, form(Map.of("q", "谢谢你。", "api_key", ""))));
		String source = detected.get(0).get("language").asString();
		JsonNode answer = json(send("POST", "/translate", FORM, form(Map.of("q", "<p>谢谢你。</p>\n<p><code>你好。</code></p>",
				"source", source, "target", "en", "format", "html", "api_key", ""))));
		assertThat(answer.get("translatedText").asString()).isEqualTo("<p>Thank you.</p>\n<p><code>你好。</code></p>");
	}

	// a key that is not set is null, the source of a post without a language is auto; the
	// post is HTML, what stands
	// beside it, such as the answers of a poll, has its special characters escaped
	@Test
	void mastodonSendsTextsOfAPostAndReadsTheirLanguages() throws Exception {
		JsonNode answer = json(send("POST", "/translate", JSON,
				"{\"q\":[\"\\u003cp\\u003e你好。\\u003c/p\\u003e\",\"谢谢你。\"],\"source\":\"auto\",\"target\":\"en\",\"format\":\"html\","
						+ "\"api_key\":null}"));
		assertThat(answer.get("translatedText").toString()).isEqualTo("[\"<p>Hello.</p>\",\"Thank you.\"]");
		assertThat(answer.at("/detectedLanguage/1/language").asString()).isEqualTo("zh");
		JsonNode languages = json(send("GET", "/languages", JSON, ""));
		assertThat(languages.get(1).get("targets").toString()).isEqualTo("[\"en\"]");
	}

	// curl --get or -X POST with everything in the address
	@Test
	void aScriptSendsAQueryString() throws Exception {
		JsonNode answer = json(
				send("POST", "/translate?" + form(Map.of("q", "Goodbye.", "source", "en", "target", "zh")), FORM, ""));
		assertThat(answer.get("translatedText").asString()).isEqualTo("再见。");
	}

	// the word that LibreTranslate's own page reads, beside the problem detail's
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			POST   | /translate       | {"q":"Hello.","source":"en"}                    | 400
			POST   | /translate       | {"q":"Hello.","source":"en","target":"tlh"}     | 400
			POST   | /translate       | nonsense                                        | 400
			POST   | /detect          | {}                                              | 400
			POST   | /suggest         | {"q":"Hello."}                                  | 400
			GET    | /download_file/x | ''                                              | 404
			GET    | /nowhere         | ''                                              | 404
			GET    | /translate       | ''                                              | 405
			PUT    | /translate       | {}                                              | 405
			GET    | /detect          | ''                                              | 405
			POST   | /languages       | {}                                              | 405
			GET    | /suggest         | ''                                              | 405
			""")
	void whatGoesWrongHasTheStatusAndTheWordThatClientsKnow(String method, String path, String body, int status)
			throws Exception {
		assertProblem(send(method, path, JSON, body), status);
	}

	@Test
	void tooMuchIs413() throws Exception {
		assertProblem(send("POST", "/translate", FORM, "source=en&target=zh&q=" + "a".repeat(100_001)), 413);
		assertProblem(send("POST", "/translate", JSON,
				"{\"q\":[" + "\"\",".repeat(1_000) + "\"\"],\"source\":\"en\",\"target\":\"zh\"}"), 413);
		assertProblem(send("POST", "/detect", FORM, "q=" + "a".repeat(100_001)), 413);
	}

	private static void assertProblem(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		JsonNode problem = JsonMapper.shared().readTree(answer.body());
		assertThat(problem.get("error").asString()).isNotBlank().isEqualTo(problem.get("detail").asString());
		assertThat(problem.get("status").asInt()).isEqualTo(status);
	}

	private static JsonNode json(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.body());
	}

	private static String form(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private HttpResponse<String> send(String method, String path, String contentType, String body)
			throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", contentType)
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

}
