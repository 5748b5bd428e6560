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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * Translations that are sent sentence by sentence, over real HTTP with the real engine.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StreamingIT {

	private static final String STREAM = "text/event-stream";

	@TempDir
	static Path models;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void serveTheModels(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", models::toString);
	}

	@BeforeAll
	static void publishModels() throws IOException {
		TinyModels.publish(models, "zh", "en", TinyModels.CHINESE_ENGLISH);
		TinyModels.publish(models, "en", "zh", Map.of("Hello.", "你好。", "How are you?", "你好吗？"));
		TinyModels.publish(models, "en", "de", Map.of("Hello.", "Hallo.", "How are you?", "Wie geht es dir?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { """
			{"q":"  Hello. How are you?\\r\\n\\r\\n\\tHello.  5\\n","source":"en","target":"de"}""", """
			{"q":"Hello. How are you? Hello.\\nHow are you?","source":"en","target":"zh"}""", """
			{"q":["Hello. Hello.","5","","How are you?"],"source":"en","target":"de","alternatives":1}""", """
			{"q":["How are you?","你好吗？你好吗？","Hello."],"source":"auto","target":"de"}""", """
			{"q":"Hello.","source":"de","target":"de"}""", """
			{"q":"你好。 \\t你好吗？\\r\\n\\n 谢谢你。<b\\n>你好</b>\\n 再见。","source":"zh","target":"de","alternatives":2}""",
			"""
					{"q":["<p>Hello. <b>How are you?</b></p>\\n<p>Hello.</p>","<i>5</i>",""],"source":"en","target":"de","format":"html"}""" })
	void thePiecesAreTheAnswer(String request) throws Exception {
		JsonNode plain = json(post(request, "application/json").body());
		List<Event> events = events(post(request, STREAM).body());
		assertThat(events.getLast().name()).isEqualTo("end");
		assertThat(events.getLast().data()).isEqualTo(plain);
		List<String> texts = new ArrayList<>();
		plain.get("translatedText").forEach((text) -> texts.add(text.asString()));
		if (!plain.get("translatedText").isArray()) {
			texts.add(plain.get("translatedText").asString());
		}
		StringBuilder[] streamed = texts.stream().map((text) -> new StringBuilder()).toArray(StringBuilder[]::new);
		for (Event event : events.subList(0, events.size() - 1)) {
			assertThat(event.name()).isEqualTo("piece");
			streamed[event.data().get("index").asInt()].append(event.data().get("text").asString());
		}
		assertThat(List.of(streamed)).extracting(StringBuilder::toString).isEqualTo(texts);
	}

	@Test
	void eachSentenceIsAnEvent() throws Exception {
		List<Event> events = events(
				post("{\"q\":\"Hello. How are you? Hello.\",\"source\":\"en\",\"target\":\"de\"}", STREAM).body());
		assertThat(events).extracting((event) -> event.name() + event.data().path("text").asString())
			.containsExactly("pieceHallo.", "piece Wie geht es dir?", "piece Hallo.", "end");
	}

	@Test
	void eachHtmlTextIsAnEvent() throws Exception {
		List<Event> events = events(
				post("""
						{"q":["<p>Hello.</p> <p>How are you?</p>","<i>Hello.</i>"],"source":"en","target":"de","format":"html"}""",
						STREAM)
					.body());
		assertThat(events).extracting((event) -> event.name() + event.data().path("text").asString())
			.containsExactly("piece<p>Hallo.</p> <p>Wie geht es dir?</p>", "piece<i>Hallo.</i>", "end");
	}

	@Test
	void whatCannotBeTranslatedIsAnsweredWithItsStatus() throws Exception {
		HttpResponse<String> answer = post("{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"fr\"}", STREAM);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(json(answer.body()).get("field").asString()).isEqualTo("target");
		assertThat(post("{\"q\":\"Hello.\",\"source\":\"en\"}", STREAM).statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "*/*", "application/json, text/event-stream", "text/html", "text/event-stream;q=0.5, */*" })
	void whoDoesNotPreferAStreamGetsJson(String accept) throws Exception {
		HttpResponse<String> answer = post("{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"de\"}", accept);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(json(answer.body()).get("translatedText").asString()).isEqualTo("Hallo.");
	}

	private HttpResponse<String> post(String body, String accept) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/translate"))
				.header("Content-Type", "application/json")
				.header("Accept", accept)
				.POST(BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
		}
	}

	private static List<Event> events(String stream) {
		List<Event> events = new ArrayList<>();
		for (String block : stream.strip().split("\n\n", -1)) {
			String[] lines = block.split("\n", 2);
			assertThat(lines).as(block).hasSize(2);
			events.add(new Event(lines[0].substring("event:".length()), json(lines[1].substring("data:".length()))));
		}
		return events;
	}

	private static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	/**
	 * An event as it was sent.
	 */
	private record Event(String name, JsonNode data) {
	}

}
