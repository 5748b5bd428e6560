package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.serving.TinyModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is told of a translation to those who ask why, with the real engine.
 */
@SpringBootTest(properties = "attune.translation.max-explained-characters=60")
@AutoConfigureMockMvc
class ExplainIT {

	@TempDir
	static Path models;

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void serveTheModels(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", models::toString);
	}

	@BeforeAll
	static void publishModels() throws IOException {
		TinyModels.publish(models, "zh", "en", TinyModels.CHINESE_ENGLISH);
		TinyModels.publish(models, "en", "de", Map.of("Hello.", "Hallo.", "How are you?", "Wie geht es dir?"));
	}

	@Test
	void eachSentenceHasItsSubwordsItsAttentionAndItsProbabilities() throws Exception {
		JsonNode answer = json(
				"{\"q\":\"Hello. 5\\n How are you?\",\"source\":\"en\",\"target\":\"de\",\"explain\":true}");
		assertThat(answer.get("translatedText").asString()).isEqualTo("Hallo. 5\n Wie geht es dir?");
		assertThat(answer.get("explanation")).hasSizeBetween(2, 3);
		assertExplained(answer.get("explanation").get(0), "Hello.", "Hallo.");
		assertExplained(answer.get("explanation").get(answer.get("explanation").size() - 1), "How are you?",
				"Wie geht es dir?");
	}

	@Test
	void anArrayHasAListForEachText() throws Exception {
		JsonNode answer = json(
				"{\"q\":[\"5\",\"Hello.\"],\"source\":\"en\",\"target\":\"de\",\"explain\":true,\"alternatives\":2}");
		assertThat(answer.get("explanation")).hasSize(2);
		assertThat(answer.at("/explanation/0")).isEmpty();
		assertExplained(answer.at("/explanation/1/0"), "Hello.", "Hallo.");
		assertThat(answer.get("alternatives")).hasSize(2);
	}

	@Test
	void alternativesAreExplainedIfTheyAreAskedFor() throws Exception {
		JsonNode answer = json(
				"{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"de\",\"explain\":true,\"alternatives\":2}");
		JsonNode sentence = answer.at("/explanation/0");
		assertThat(sentence.get("alternatives")).hasSize(2).allSatisfy((other) -> {
			assertThat(other.get("probabilities")).hasSameSizeAs(other.get("target"));
			assertThat(other.get("attention")).hasSameSizeAs(other.get("target"))
				.allSatisfy((row) -> assertThat(row).hasSameSizeAs(sentence.get("source")));
			assertThat(other.get("score").asDouble()).isLessThan(sentence.get("score").asDouble());
		});
		assertThat(sentence.get("alternatives").valueStream().map((other) -> joined(other.get("target"))))
			.containsExactlyElementsOf(
					answer.get("alternatives").valueStream().map((text) -> text.asString() + "</s>").toList());
		assertThat(json("{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"de\",\"explain\":true}").at("/explanation/0")
			.has("alternatives")).isFalse();
	}

	@Test
	void throughAThirdLanguageTheSecondHalfIsExplained() throws Exception {
		JsonNode answer = json("{\"q\":\"你好吗？\",\"source\":\"zh\",\"target\":\"de\",\"explain\":true}");
		assertThat(answer.get("pivot").asString()).isEqualTo("en");
		assertExplained(answer.at("/explanation/0"), "How are you?", "Wie geht es dir?");
	}

	@Test
	void aFormMayAskToo() throws Exception {
		MvcTestResult answer = this.mvc.post().uri("/translate?q=Hello.&source=en&target=de&explain=true").exchange();
		assertExplained(json(answer).at("/explanation/0"), "Hello.", "Hallo.");
		assertThat(json(this.mvc.post().uri("/translate?q=Hello.&source=en&target=de&explain=false").exchange())
			.has("explanation")).isFalse();
	}

	@Test
	void longTextsAreNotExplained() {
		MvcTestResult answer = post(
				"{\"q\":\"" + "Hello. ".repeat(9) + "\",\"source\":\"en\",\"target\":\"de\",\"explain\":true}");
		assertThat(answer).hasStatus(413)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("q has 63 characters, more than the 60 that are explained");
	}

	private static void assertExplained(JsonNode sentence, String source, String target) {
		assertThat(joined(sentence.get("source"))).isEqualTo(source + "</s>");
		assertThat(joined(sentence.get("target"))).isEqualTo(target + "</s>");
		assertThat(sentence.get("probabilities")).hasSameSizeAs(sentence.get("target"))
			.allMatch((probability) -> probability.asDouble() > 0.5 && probability.asDouble() <= 1);
		assertThat(sentence.get("score").asDouble()).isBetween(-0.5, 0.0);
		assertThat(sentence.get("attention")).hasSameSizeAs(sentence.get("target")).allSatisfy((row) -> {
			assertThat(row).hasSameSizeAs(sentence.get("source"));
			assertThat(row.valueStream().mapToDouble(JsonNode::asDouble).sum()).isCloseTo(1, within(0.01));
		});
	}

	private static String joined(JsonNode subwords) {
		StringBuilder text = new StringBuilder();
		subwords.forEach((subword) -> text.append(subword.asString()));
		return text.toString();
	}

	private JsonNode json(String request) throws IOException {
		return json(post(request));
	}

	private static JsonNode json(MvcTestResult answer) throws IOException {
		assertThat(answer).hasStatusOk();
		return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
	}

	private MvcTestResult post(String body) {
		return this.mvc.post().uri("/translate").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

}
