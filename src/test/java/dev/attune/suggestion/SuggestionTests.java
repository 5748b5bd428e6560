package dev.attune.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Suggestions from the first word to the corpus of a training.
 */
@SpringBootTest(properties = { "attune.models.dir=target/no-models", "attune.suggestions.max-count=3",
		"attune.suggestions.max-characters=20", "spring.datasource.url=jdbc:h2:mem:suggestions" })
@AutoConfigureMockMvc
class SuggestionTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Suggestions suggestions;

	@AfterEach
	void forget(@Autowired JdbcClient jdbc) {
		jdbc.sql("delete from suggestion").update();
	}

	@Test
	void aSuggestionIsTakenAsJsonAsAFormAndInTheQueryString() throws Exception {
		assertThat(json("Good night.", "Gute Nacht.", "en", "de")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("{\"success\":true}");
		assertThat(this.mvc.post()
			.uri("/suggest")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.content("q=Thanks.&s=Danke.&source=en&target=de&api_key=")).hasStatusOk();
		assertThat(this.mvc.post().uri("/suggest?q=Yes.&s=Ja.&source=EN&target=de")).hasStatusOk();
		assertThat(list("")).extracting((row) -> row.subList(3, 7))
			.containsExactly(List.of("en", "de", "Good night.", "Gute Nacht."),
					List.of("en", "de", "Thanks.", "Danke."), List.of("en", "de", "Yes.", "Ja."));
	}

	@Test
	void theSameSuggestionIsKeptOnce() throws Exception {
		json("Yes.", "Ja.", "en", "de");
		assertThat(json("Yes.", "Ja.", "en", "DE")).hasStatusOk();
		assertThat(list("")).hasSize(1);
	}

	@Test
	void aTrainingTakesWhatWasAcceptedOfItsLanguages(@TempDir Path directory) throws Exception {
		json("a\\tb\\nc", "x", "en-GB", "de");
		json("No.", "Nein.", "en", "de");
		json("No.", "Non.", "en", "fr");
		for (List<String> row : list("")) {
			if (!row.get(6).equals("Nein.")) {
				assertThat(this.mvc.post().uri("/suggestions/" + row.getFirst() + "/accept")).hasStatus(204);
			}
		}
		assertThat(list("?accepted=true")).hasSize(2);
		assertThat(list("?accepted=false")).extracting((row) -> row.get(6)).containsExactly("Nein.");
		assertThat(list("").getFirst().get(5)).isEqualTo("a\\tb\\nc");
		Path corpus = directory.resolve("corpus.jsonl");
		assertThat(this.suggestions.write("en", "de", corpus)).isEqualTo(1);
		assertThat(Files.readString(corpus)).isEqualTo("{\"source\":\"a\\tb\\nc\",\"target\":\"x\"}\n");
		assertThat(this.suggestions.write("en-US", "de", corpus)).isZero();
	}

	@Test
	void aSuggestionCanBeDeletedAndTheListRead() throws Exception {
		json("Yes.", "Ja.", "en", "de");
		json("No.", "Nein.", "en", "de");
		assertThat(list("?offset=1&size=1")).extracting((row) -> row.get(5)).containsExactly("No.");
		String id = list("").getFirst().getFirst();
		assertThat(this.mvc.delete().uri("/suggestions/" + id)).hasStatus(204);
		assertThat(list("")).hasSize(1);
		assertThat(this.mvc.delete().uri("/suggestions/" + id)).hasStatus(404);
		assertThat(this.mvc.post().uri("/suggestions/" + id + "/accept")).hasStatus(404);
		assertThat(this.mvc.get().uri("/suggestions?size=0")).hasStatus(400);
	}

	@Test
	void thereAreNoMoreThanAreKept() {
		for (String text : List.of("a", "b", "c")) {
			assertThat(json(text, "x", "en", "de")).hasStatusOk();
		}
		assertThat(json("d", "x", "en", "de")).hasStatus(403)
			.bodyJson()
			.extractingPath("$.error")
			.isEqualTo("There are as many suggestions as are kept, 3; delete some");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					''         | b      | en   | de  | 400 | q      | q is missing
					a          | ' '    | en   | de  | 400 | s      | s is missing
					a          | b      | ''   | de  | 400 | source | source is missing
					a          | b      | 12   | de  | 400 | source | source must be a language code such as en or zh-Hans
					a          | b      | en   | auto | 400 | target | target must be a language code such as en or zh-Hans
					a\\u0000b  | b      | en   | de  | 400 | q      | q must be Unicode text, without unpaired surrogates and NUL
					a          | \\ud800 | en  | de  | 400 | s      | s must be Unicode text, without unpaired surrogates and NUL
					a          | b      | auto | de  | 400 | source | The language of q cannot be detected; name it
					a          | 123456789012345678901 | en | de | 413 | s | s has 21 characters, more than the 20 allowed
					""")
	void whatIsWrongIsSaid(String q, String s, String source, String target, int status, String field, String detail) {
		assertThat(json(q, s, source, target)).hasStatus(status)
			.bodyJson()
			.hasPathSatisfying("$.detail", (value) -> assertThat(value).isEqualTo(detail))
			.hasPathSatisfying("$.field", (value) -> assertThat(value).isEqualTo(field));
	}

	private MvcTestResult json(String q, String s, String source, String target) {
		return this.mvc.post()
			.uri("/suggest")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"q\":\"%s\",\"s\":\"%s\",\"source\":\"%s\",\"target\":\"%s\"}".formatted(q, s, source, target))
			.exchange();
	}

	private List<List<String>> list(String query) throws IOException {
		String body = content(this.mvc.get().uri("/suggestions" + query).exchange());
		return body.lines().skip(1).map((line) -> List.of(line.split("\t", -1))).toList();
	}

	private static String content(MvcTestResult result) throws UnsupportedEncodingException {
		assertThat(result).hasStatusOk().hasContentTypeCompatibleWith("text/tab-separated-values");
		return result.getResponse().getContentAsString();
	}

}
