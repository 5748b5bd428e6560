package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Translations through a third language, with the real engine.
 */
@SpringBootTest
@AutoConfigureMockMvc
class PivotIT {

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
		TinyModels.publish(models, "en", "de",
				Map.of("Hello.", "Hallo.", "How are you?", "Wie geht es dir?", "Thank you.", "Danke."));
	}

	@Test
	void theAnswerNamesTheLanguageBetween() {
		assertThat(post("{\"q\":\"你好。你好吗？\\n 谢谢你。\",\"source\":\"zh\",\"target\":\"de\"}")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("{\"translatedText\":\"Hallo. Wie geht es dir?\\n Danke.\",\"pivot\":\"en\"}");
	}

	@Test
	void aDirectModelGoesStraight() {
		assertThat(post("{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"de\"}")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("{\"translatedText\":\"Hallo.\"}");
	}

	@Test
	void eachTextOfAnArrayGoesItsWay() throws Exception {
		JsonNode answer = json(
				post("{\"q\":[\"谢谢你。\",\"How are you?\"],\"source\":\"auto\",\"target\":\"de\",\"alternatives\":1}"));
		assertThat(answer.get("translatedText").toString()).isEqualTo("[\"Danke.\",\"Wie geht es dir?\"]");
		assertThat(answer.get("pivot").toString()).isEqualTo("[\"en\",null]");
		assertThat(answer.get("alternatives").get(0).size()).isLessThanOrEqualTo(1);
	}

	@Test
	void aModelThatIsNamedGoesAlone() {
		assertThat(post("{\"q\":\"谢谢你。\",\"source\":\"zh\",\"target\":\"de\",\"model\":\"zh-en\"}")).hasStatus(400);
	}

	@Test
	void languagesHaveTheTargetsBehindTheOther() {
		assertThat(this.mvc.get().uri("/languages")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("[{\"code\":\"de\",\"name\":\"German\",\"targets\":[]},"
					+ "{\"code\":\"en\",\"name\":\"English\",\"targets\":[\"de\"]},"
					+ "{\"code\":\"zh\",\"name\":\"Chinese\",\"targets\":[\"de\",\"en\"]}]");
	}

	private MvcTestResult post(String body) {
		return this.mvc.post().uri("/translate").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private static JsonNode json(MvcTestResult answer) throws IOException {
		return new JsonMapper().readTree(answer.getResponse().getContentAsByteArray());
	}

}
