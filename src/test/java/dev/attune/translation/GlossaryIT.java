package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.serving.TinyModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * Translations with glossaries, with the real engine: whatever a model would say, the
 * terms stand in its translation as they are given.
 */
@SpringBootTest
@AutoConfigureMockMvc
class GlossaryIT {

	@TempDir
	static Path directory;

	private final JsonMapper json = new JsonMapper();

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void serveTheModels(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", () -> directory.resolve("models").toString());
		registry.add("attune.data.dir", () -> directory.resolve("data").toString());
	}

	@BeforeAll
	static void publishModels() throws IOException {
		TinyModels.publish(directory.resolve("models"), "en", "zh", TinyModels.ENGLISH_CHINESE);
		TinyModels.publish(directory.resolve("models"), "en", "de", Map.of("Hello.", "Hallo.", "How are you?",
				"Wie geht es dir?", "Thank you.", "Danke.", "Good dog.", "Guter Hund."));
		TinyModels.publish(directory.resolve("models"), "zh", "en", TinyModels.CHINESE_ENGLISH);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			de | Good dog.             | dog   | Vierbeiner
			de | Good dog.             | dog   | der Hund namens "Waldi" (3½ J.)
			de | Good DOG. Hello.      | dog   | ｈａｌｆ ﬁ Ω≈ç 🐕
			de | Thank you.            | you   | Sie
			zh | How are you?          | you   | 您
			zh | Hello. How are you?   | hello | 嗨Attune嗨
			zh | Thank you.            | thank you | 謝謝（您）
			""")
	void aTermStandsInTheTranslationAsItIsGiven(String target, String text, String term, String translation) {
		assertThat(translated(text, target, Map.of("glossary", Map.of(term, translation)))).contains(translation);
	}

	@Test
	void withoutATermOfTheGlossaryNothingChanges() {
		assertThat(translated("How are you?", "de", Map.of("glossary", Map.of("dog", "Katze"))))
			.isEqualTo("Wie geht es dir?");
		assertThat(translated("Good dog.", "de", Map.of())).isEqualTo("Guter Hund.");
	}

	@Test
	void whatTheModelSaysAnywayIsNotSaidTwice() {
		assertThat(translated("Good dog.", "de", Map.of("glossary", Map.of("dog", "Hund")))).isEqualTo("Guter Hund.");
	}

	@Test
	void aStoredGlossaryIsHeededAsItIsAtThatTime() {
		store("pets", "{\"source\":\"en\",\"target\":\"de\",\"terms\":{\"dog\":\"Köter\",\"good\":\"Braver\"}}");
		assertThat(translated("Good dog.", "de", Map.of("glossaryId", "pets"))).contains("Köter", "Braver");
		assertThat(translated("Good dog.", "de", Map.of("glossaryId", "pets", "glossary", Map.of("dog", "Waldi"))))
			.contains("Waldi", "Braver")
			.doesNotContain("Köter");
		store("pets", "{\"source\":\"en\",\"target\":\"de\",\"terms\":{\"dog\":\"Dackel\"}}");
		assertThat(translated("Good dog.", "de", Map.of("glossaryId", "pets"))).contains("Dackel");
	}

	@Test
	void aGlossaryOfOtherLanguagesOrForAWayThroughAThirdIsRefused() {
		store("other", "{\"source\":\"en\",\"target\":\"de\",\"terms\":{\"dog\":\"Hund\"}}");
		assertThat(post("Hello.", "en", "zh", Map.of("glossaryId", "other"))).hasStatus(400)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The glossary is for en to de");
		assertThat(post("你好。", "zh", "de", Map.of("glossary", Map.of("你好", "Moin")))).hasStatus(400)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("A glossary needs a model that leads straight from zh to de, and there is none");
	}

	private String translated(String text, String target, Map<String, Object> more) {
		MvcTestResult answer = post(text, "en", target, more);
		assertThat(answer).hasStatusOk();
		return this.json.readTree(answer.getResponse().getContentAsByteArray()).get("translatedText").asString();
	}

	private MvcTestResult post(String text, String source, String target, Map<String, Object> more) {
		Map<String, Object> request = new HashMap<>(more);
		request.putAll(Map.of("q", text, "source", source, "target", target));
		return this.mvc.post()
			.uri("/translate")
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsString(request))
			.exchange();
	}

	private void store(String name, String body) {
		assertThat(this.mvc.put()
			.uri("/glossaries/" + name)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange()
			.getResponse()
			.getStatus()).isBetween(200, 201);
	}

}
