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
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests as clients of LibreTranslate write them, and what they read in the answers.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TranslationContractIT {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String JSON = "application/json";

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
	}

	// fetch("/translate", { method: "POST", body: JSON.stringify({...}), headers: {...}
	// })
	@Test
	void aPageSendsJson() throws Exception {
		assertThat(post("/translate", JSON,
				"{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"zh\",\"format\":\"text\",\"alternatives\":0,\"api_key\":\"\"}"))
			.isEqualTo("{\"translatedText\":\"你好。\"}");
	}

	@Test
	void aKeyIsAcceptedInBothSpellings() throws Exception {
		String expected = "{\"translatedText\":\"你好。\"}";
		assertThat(post("/translate", JSON,
				"{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"zh\",\"api_key\":\"a-b-c\"}"))
			.isEqualTo(expected);
		assertThat(
				post("/translate", JSON, "{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"zh\",\"apiKey\":\"a-b-c\"}"))
			.isEqualTo(expected);
		assertThat(post("/translate", FORM, "q=Hello.&source=en&target=zh&api_key=a-b-c")).isEqualTo(expected);
	}

	// curl -d "q=Hello.&source=en&target=zh" /translate; urllib and requests with data=
	@Test
	void aFormIsTranslated() throws Exception {
		assertThat(post("/translate", FORM, "q=How+are+you%3F&source=en&target=zh&format=text&api_key="))
			.isEqualTo("{\"translatedText\":\"你好吗？\"}");
		assertThat(post("/translate", FORM + "; charset=utf-8", "q=" + encoded("再见。") + "&source=zh&target=en"))
			.isEqualTo("{\"translatedText\":\"Goodbye.\"}");
	}

	@Test
	void aRepeatedFieldIsAnArray() throws Exception {
		assertThat(post("/translate", FORM, "q=Hello.&q=Goodbye.&source=en&target=zh"))
			.isEqualTo("{\"translatedText\":[\"你好。\",\"再见。\"]}");
	}

	// curl -F q=Hello. -F source=en -F target=zh /translate; FormData of a page
	@Test
	void aMultipartFormIsTranslated() throws Exception {
		String body = part("q", "再见。") + part("source", "zh") + part("target", "en") + "--boundary--\r\n";
		assertThat(post("/translate", "multipart/form-data; boundary=boundary", body))
			.isEqualTo("{\"translatedText\":\"Goodbye.\"}");
	}

	// curl -X POST "/translate?q=Hello.&source=en&target=zh"; requests.post(url,
	// params=...)
	@Test
	void aQueryStringIsTranslated() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("/translate?q=" + encoded("再见。") + "&source=zh&target=en"))
			.POST(BodyPublishers.noBody())
			.build();
		assertThat(this.client.send(request, BodyHandlers.ofString()).body())
			.isEqualTo("{\"translatedText\":\"Goodbye.\"}");
	}

	@Test
	void anArrayIsAnsweredWithAnArrayInItsOrder() throws Exception {
		assertThat(post("/translate", JSON, "{\"q\":[\"Goodbye.\",\"Hello.\"],\"source\":\"en\",\"target\":\"zh\"}"))
			.isEqualTo("{\"translatedText\":[\"再见。\",\"你好。\"]}");
		assertThat(post("/translate", JSON, "{\"q\":[\"Hello.\"],\"source\":\"en\",\"target\":\"zh\"}"))
			.isEqualTo("{\"translatedText\":[\"你好。\"]}");
	}

	@Test
	void alternativesAreAListOrAListOfListsAndNeverTheTranslationAgain() throws Exception {
		JsonNode one = this.json.readTree(
				post("/translate", JSON, "{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"zh\",\"alternatives\":2}"));
		assertThat(one.get("translatedText").asString()).isEqualTo("你好。");
		assertThat(one.get("alternatives").values()).isNotEmpty()
			.hasSizeLessThanOrEqualTo(2)
			.allMatch((alternative) -> alternative.isString() && !alternative.asString().equals("你好。"))
			.doesNotHaveDuplicates();
		JsonNode several = this.json.readTree(post("/translate", JSON,
				"{\"q\":[\"Hello.\",\"5\"],\"source\":\"en\",\"target\":\"zh\",\"alternatives\":2}"));
		assertThat(several.get("alternatives").get(0)).isEqualTo(one.get("alternatives"));
		assertThat(several.get("alternatives").get(1).toString()).isEqualTo("[]");
	}

	@Test
	void thereAreNoMoreAlternativesThanTheBeamHas() throws Exception {
		JsonNode answer = this.json
			.readTree(post("/translate", FORM, "q=Hello.&source=en&target=zh&alternatives=1000000"));
		assertThat(answer.get("alternatives").size()).isBetween(1, 4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\\t\\r\\n", "42", "3.14", "...", "- 5 %", "👍", "12:30\\n(1)" })
	void whatHasNothingToTranslateComesBackAsItIs(String text) throws Exception {
		assertThat(post("/translate", JSON, "{\"q\":\"" + text + "\",\"source\":\"en\",\"target\":\"zh\"}"))
			.isEqualTo("{\"translatedText\":\"" + text + "\"}");
	}

	@Test
	void codesAreReadInAnyCaseAndScript() throws Exception {
		for (String target : new String[] { "zh", "ZH", "zh-Hans", "zh-CN", "zh_cn" }) {
			assertThat(post("/translate", FORM, "q=Hello.&source=EN&target=" + target))
				.isEqualTo("{\"translatedText\":\"你好。\"}");
		}
	}

	@Test
	void aLanguageIntoItselfComesBackAsItIs() throws Exception {
		assertThat(post("/translate", FORM, "q=Hello.&source=en&target=en"))
			.isEqualTo("{\"translatedText\":\"Hello.\"}");
	}

	@Test
	void aClientThatAcceptsNoJsonGetsJson() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("/translate"))
			.header("Content-Type", FORM)
			.header("Accept", "text/html")
			.POST(BodyPublishers.ofString("q=Hello.&source=en&target=zh"))
			.build();
		HttpResponse<String> answer = this.client.send(request, BodyHandlers.ofString());
		assertThat(answer.body()).isEqualTo("{\"translatedText\":\"你好。\"}");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
	}

	@Test
	void theLanguageOfEachTextIsDetected() throws Exception {
		JsonNode one = this.json
			.readTree(post("/translate", JSON, "{\"q\":\"How are you?\",\"source\":\"auto\",\"target\":\"zh\"}"));
		assertThat(one.get("translatedText").asString()).isEqualTo("你好吗？");
		assertThat(one.at("/detectedLanguage/language").asString()).isEqualTo("en");
		assertThat(one.at("/detectedLanguage/confidence").asDouble()).isBetween(50.0, 100.0);
		JsonNode several = this.json
			.readTree(post("/translate", FORM, "q=Hello.&q=" + encoded("你好吗？") + "&q=5&source=AUTO&target=en"));
		assertThat(several.get("translatedText").toString()).isEqualTo("[\"Hello.\",\"How are you?\",\"5\"]");
		assertThat(several.get("detectedLanguage").values())
			.extracting((language) -> language.get("language").asString())
			.containsExactly("en", "zh", "en");
		assertThat(several.at("/detectedLanguage/2/confidence").asDouble()).isZero();
		assertThat(post("/translate", JSON, "{\"q\":[],\"source\":\"auto\",\"target\":\"en\"}"))
			.isEqualTo("{\"translatedText\":[],\"detectedLanguage\":[]}");
	}

	@Test
	void languagesAreDetectedHoweverTheyAreAskedFor() throws Exception {
		HttpRequest query = HttpRequest.newBuilder(uri("/detect?q=" + encoded("你好吗？")))
			.POST(BodyPublishers.noBody())
			.build();
		for (String answer : List.of(post("/detect", JSON, "{\"q\":\"你好吗？\",\"api_key\":\"\"}"),
				post("/detect", FORM, "q=" + encoded("你好吗？")),
				this.client.send(query, BodyHandlers.ofString()).body())) {
			assertThat(answer).isEqualTo("[{\"language\":\"zh\",\"confidence\":100.0}]");
		}
		JsonNode several = this.json.readTree(post("/detect", JSON, "{\"q\":[\"How are you?\",\"谢谢你。\"]}"));
		assertThat(several.at("/0/0/language").asString()).isEqualTo("en");
		assertThat(several.at("/1/0/language").asString()).isEqualTo("zh");
		assertThat(post("/detect", JSON, "{\"q\":\"42\"}")).isEqualTo("[{\"language\":\"en\",\"confidence\":0.0}]");
		assertThat(send("/detect", FORM, "").statusCode()).isEqualTo(400);
	}

	// some clients send every request with a JSON body
	@Test
	void languagesAreListedToClientsThatSendABody() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("/languages"))
			.header("Content-Type", JSON)
			.method("GET", BodyPublishers.ofString("{}"))
			.build();
		assertThat(this.client.send(request, BodyHandlers.ofString()).body())
			.isEqualTo("[{\"code\":\"en\",\"name\":\"English\",\"targets\":[\"zh\"]},"
					+ "{\"code\":\"zh\",\"name\":\"Chinese\",\"targets\":[\"en\"]}]");
	}

	@Test
	void aPageFindsItsSettings() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("/frontend/settings"))
			.header("Accept-Language", "fr,zh-CN;q=0.8")
			.build();
		assertThat(this.client.send(request, BodyHandlers.ofString()).body())
			.isEqualTo("{\"charLimit\":1048576,\"frontendTimeout\":500,\"apiKeys\":false,\"keyRequired\":false,"
					+ "\"suggestions\":true,\"filesTranslation\":true,\"supportedFilesFormat\":[\".txt\",\".md\",\".html\",\".htm\",\".docx\","
					+ "\".pptx\",\".xlsx\",\".odt\",\".po\",\".xlf\",\".xliff\",\".tmx\",\".srt\",\".vtt\",\".json\","
					+ "\".properties\"],\"language\":" + "{\"source\":{\"code\":\"auto\",\"name\":\"Auto Detect\"},"
					+ "\"target\":{\"code\":\"zh\",\"name\":\"Chinese\"}}}");
	}

	@Test
	void aFormThatIsTooLargeOrMalformedIsTheClientsFault() throws Exception {
		assertThat(send("/translate", FORM, "q=" + "a".repeat(13_000_000)).statusCode()).isEqualTo(413);
		assertThat(send("/translate", FORM, "q=%zz&source=en&target=zh").statusCode()).isEqualTo(400);
		assertThat(send("/translate", "multipart/form-data", "nothing").statusCode()).isEqualTo(400);
	}

	@Test
	void aCompressedBodyIsRefusedWithWords() throws Exception {
		HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(uri("/translate"))
			.header("Content-Type", JSON)
			.header("Content-Encoding", "gzip")
			.POST(BodyPublishers.ofString("{}"))
			.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
		assertThat(answer.body()).contains("Content-Encoding gzip is not known; send the body uncompressed");
	}

	private static String part(String name, String value) {
		return "--boundary\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private String post(String path, String contentType, String body) throws IOException, InterruptedException {
		HttpResponse<String> answer = send(path, contentType, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.body();
	}

	private HttpResponse<String> send(String path, String contentType, String body)
			throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", contentType)
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

}
