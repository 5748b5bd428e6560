package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * How the API answers requests that no model is needed for.
 */
@SpringBootTest(properties = { "attune.models.dir=target/no-models", "attune.translation.max-characters=10",
		"attune.translation.max-items=2" })
@AutoConfigureMockMvc
class TranslationApiTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					{"source":"en","target":"zh"}                        | q      | q is missing
					{"q":null,"source":"en","target":"zh"}               | q      | q is missing
					{"q":5,"source":"en","target":"zh"}                  | q      | q must be a string or an array of strings
					{"q":{"a":"b"},"source":"en","target":"zh"}          | q      | q must be a string or an array of strings
					{"q":["a",null],"source":"en","target":"zh"}         | q      | q must be a string or an array of strings
					{"q":[["a"]],"source":"en","target":"zh"}            | q      | q must be a string or an array of strings
					{"q":"\\ud800","source":"en","target":"zh"}          | q      | q must be Unicode text, without unpaired surrogates
					{"q":"a","target":"zh"}                              | source | source is missing
					{"q":"a","source":" ","target":"zh"}                 | source | source is missing
					{"q":"a","source":5,"target":"zh"}                   | source | source must be a string
					{"q":"a","source":"en"}                              | target | target is missing
					{"q":"a","source":"en","target":true}                | target | target must be a string
					{"q":"a","source":"en","target":"zh","format":"rtf"} | format | format must be text or html
					{"q":"a","source":"en","target":"zh","alternatives":"x"} | alternatives | alternatives has the wrong type
					{"q":"a","source":"en","target":["zh"]}              | target | target must be a string
					{"q":"a"}                                            | source | source is missing; target is missing
					{"q":"a","source":"en","target":"zh"}                | source | No model translates from en to zh; no model is loaded
					{"q":"a","source":"en","target":"zh"                 | -      | The body is not JSON (line 1, column 37)
					[]                                                   | -      | The body is not a JSON object
					{"q":"a","source":"en","target":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"} | target | target has more than 35 characters
					""")
	void aWrongBodyIsAnsweredWithWhatIsWrong(String body, @Nullable String field, String detail) {
		assertProblem(post(body), 400, detail, field);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					source=en&target=zh                     | q            | q is missing
					q=a                                     | source       | source is missing; target is missing
					q=a&source=&target=zh                   | source       | source is missing
					q=a&source=en&target=zh&alternatives=x  | alternatives | alternatives has the wrong type
					q=a&source=en&target=zh&alternatives=-1 | alternatives | alternatives must not be negative
					q=a&source=en&target=zh&format=pdf      | format       | format must be text or html
					q=a&source=en&target=zh                 | source       | No model translates from en to zh; no model is loaded
					q=123456&q=78901&source=en&target=zh    | q            | q has 11 characters, more than the 10 allowed
					{"q":"a"}                               | q            | q is missing; source is missing; target is missing
					""")
	void aWrongFormIsAnsweredWithWhatIsWrong(String body, String field, String detail) {
		assertProblem(this.mvc.post()
			.uri("/translate")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.content(body)
			.exchange(), detail.contains("characters") ? 413 : 400, detail, field);
	}

	@Test
	void fieldsAreNotReadFromHeaders() {
		assertProblem(this.mvc.post().uri("/translate?q=a").header("source", "en").header("target", "zh").exchange(),
				400, "source is missing; target is missing", "source");
	}

	@Test
	void anEmptyBodyIsAProblem() {
		assertProblem(post(""), 400, "The body is missing or cannot be read; JSON in UTF-8 is expected", null);
	}

	@Test
	void tooMuchTextIsAProblem() {
		assertProblem(post("{\"q\":\"12345678901\",\"source\":\"en\",\"target\":\"zh\"}"), 413,
				"q has 11 characters, more than the 10 allowed", "q");
		assertProblem(post("{\"q\":[\"123456\",\"78901\"],\"source\":\"en\",\"target\":\"zh\"}"), 413,
				"q has 11 characters, more than the 10 allowed", "q");
		assertProblem(post("{\"q\":[\"1\",\"2\",\"3\"],\"source\":\"en\",\"target\":\"zh\"}"), 413,
				"q has 3 texts, more than the 2 allowed", "q");
	}

	@Test
	void anEndlessBodyIsNotReadToItsEnd() {
		assertProblem(post("{\"q\":\"" + "a".repeat(8_100_000) + "\",\"source\":\"en\",\"target\":\"zh\"}"), 413,
				"The request body is too large", null);
	}

	@Test
	void theWrongMethodPathOrMediaTypeIsAProblem() {
		assertProblem(this.mvc.get().uri("/translate").exchange(), 405, "Method 'GET' is not supported.", null);
		assertProblem(this.mvc.get().uri("/nowhere").exchange(), 404, "There is nothing at /nowhere", null);
		assertProblem(this.mvc.post().uri("/translate").contentType(MediaType.TEXT_PLAIN).content("x").exchange(), 400,
				"q is missing; source is missing; target is missing", "q");
	}

	@Test
	void withoutModelsThereAreNoLanguagesAndTheServiceIsNotReady() {
		assertThat(this.mvc.get().uri("/languages")).hasStatusOk().bodyJson().isEqualTo("[]");
		assertThat(this.mvc.get().uri("/actuator/health/readiness")).hasStatus(503)
			.bodyJson()
			.extractingPath("$.components.models.status")
			.isEqualTo("OUT_OF_SERVICE");
		assertThat(this.mvc.get().uri("/actuator/health/liveness")).hasStatusOk();
	}

	@Test
	void theServiceAnswers() {
		assertThat(this.mvc.get().uri("/health")).hasStatusOk().bodyJson().isEqualTo("{\"status\":\"ok\"}");
	}

	@Test
	void withoutModelsNoLanguageIsDetected() {
		assertThat(this.mvc.post().uri("/detect?q=Hello")).hasStatusOk().bodyJson().isEqualTo("[]");
		assertProblem(post("{\"q\":\"a\",\"source\":\"auto\",\"target\":\"zh\"}"), 400,
				"No model translates from auto to zh; no model is loaded", "source");
		assertThat(this.mvc.get().uri("/frontend/settings")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.language.target.code")
			.isEqualTo("en");
	}

	@Test
	void pagesOfOtherOriginsMayTranslateAndNothingElse() {
		assertThat(preflight("/translate", "POST")).hasStatusOk()
			.hasHeader("Access-Control-Allow-Origin", "*")
			.hasHeader("Access-Control-Allow-Methods", "GET,POST")
			.hasHeader("Access-Control-Allow-Headers", "content-type")
			.hasHeader("Access-Control-Max-Age", "1728000");
		assertThat(this.mvc.post().uri("/translate").header("Origin", "https://example.org")).hasStatus(400)
			.hasHeader("Access-Control-Allow-Origin", "*");
		for (String path : new String[] { "/detect", "/suggest", "/languages", "/frontend/settings", "/health" }) {
			assertThat(preflight(path, "GET")).hasHeader("Access-Control-Allow-Origin", "*");
		}
		// a browser that is told nothing sends nothing
		assertThat(preflight("/models/en-zh/versions/1", "DELETE")).doesNotContainHeader("Access-Control-Allow-Origin");
	}

	private MvcTestResult preflight(String path, String method) {
		return this.mvc.options()
			.uri(path)
			.header("Origin", "https://example.org")
			.header("Access-Control-Request-Method", method)
			.header("Access-Control-Request-Headers", "content-type")
			.exchange();
	}

	private MvcTestResult post(String body) {
		return this.mvc.post().uri("/translate").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private static void assertProblem(MvcTestResult result, int status, String detail, @Nullable String field) {
		assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().convertTo(Map.class).satisfies((problem) -> {
			assertThat(problem.get("detail")).isEqualTo(detail);
			assertThat(problem.get("error")).isEqualTo(detail);
			assertThat(problem.get("status")).isEqualTo(status);
			assertThat(problem.get("field")).isEqualTo(field);
		});
	}

}
