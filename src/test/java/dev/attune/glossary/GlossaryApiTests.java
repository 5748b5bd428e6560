package dev.attune.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Stored glossaries over HTTP, with the real database.
 */
@SpringBootTest(properties = { "attune.models.dir=target/no-models", "attune.data.dir=./target/glossary-data",
		"spring.datasource.url=jdbc:h2:mem:glossaries", "attune.glossary.max-glossaries=2",
		"attune.glossary.max-stored-terms=3", "attune.glossary.max-request-terms=2",
		"attune.glossary.max-term-characters=20" })
@AutoConfigureMockMvc
class GlossaryApiTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private StoredGlossaries glossaries;

	@AfterEach
	void forgetAll() {
		this.glossaries.list().forEach((glossary) -> this.glossaries.delete(glossary.name()));
	}

	@Test
	void aGlossaryIsCreatedShownChangedReplacedAndDeleted() {
		assertThat(put("pets",
				"{\"source\":\"en\",\"target\":\"de\",\"terms\":{\" dog \":\"Vierbeiner\",\"cat\":\"Mieze\"}}"))
			.hasStatus(201)
			.bodyJson()
			.extractingPath("$.terms")
			.isEqualTo(Map.of("dog", "Vierbeiner", "cat", "Mieze"));
		assertThat(this.mvc.get().uri("/glossaries")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("[{\"name\":\"pets\",\"source\":\"en\",\"target\":\"de\",\"size\":2}]");
		assertThat(this.mvc.patch()
			.uri("/glossaries/pets")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"terms\":{\"dog\":\"Hund\",\"cat\":null,\"cow\":\"Kuh\"}}")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.terms")
			.isEqualTo(Map.of("dog", "Hund", "cow", "Kuh"));
		assertThat(put("pets", "{\"source\":\"en\",\"target\":\"zh\",\"terms\":{}}")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("{\"target\":\"zh\",\"size\":0,\"terms\":{}}");
		assertThat(this.mvc.delete().uri("/glossaries/pets")).hasStatus(204);
		assertProblem(this.mvc.get().uri("/glossaries/pets").exchange(), 404, null, "There is no glossary pets");
		assertProblem(this.mvc.delete().uri("/glossaries/pets").exchange(), 404, null, "There is no glossary pets");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/csv", "text/csv;charset=UTF-8" })
	void tablesComeInAndGoOut(String type) {
		String csv = "source,target\r\n\"Müller, Hans\",\"a \"\"b\"\"\"\r\n狗,dog\r\n";
		assertThat(table("t", type, "\uFEFF" + csv)).hasStatus(201).bodyJson().extractingPath("$.size").isEqualTo(2);
		assertThat(this.mvc.get().uri("/glossaries/t/terms")).hasStatusOk()
			.hasContentType("text/csv;charset=UTF-8")
			.bodyText()
			.isEqualTo(csv);
		assertThat(this.mvc.get().uri("/glossaries/t/terms?format=tsv")).hasStatusOk()
			.hasHeader("Content-Disposition", "attachment; filename=\"t.tsv\"")
			.bodyText()
			.isEqualTo("source\ttarget\nMüller, Hans\ta \"b\"\n狗\tdog\n");
		assertProblem(this.mvc.get().uri("/glossaries/t/terms?format=xls").exchange(), 400, "format",
				"format must be csv or tsv");
		assertThat(table("t", "text/tab-separated-values", "a\t\"b\n\nc\td")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.terms")
			.isEqualTo(Map.of("a", "\"b", "c", "d"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			a,b\\nc                    | - | Line 2 has 1 columns; a term and its translation are expected
			a,b\\n\\na,c               | - | Line 3 has a term that stands before, too: a
			a,                         | terms.a | terms has a translation that is empty
			a,bbbbbbbbbbbbbbbbbbbbbbbb | terms.a | terms has a translation that has more than the 20 characters allowed
			""")
	void aWrongTableIsAnsweredWithTheLine(String csv, @Nullable String field, String detail) {
		assertProblem(table("t", "text/csv", csv.replace("\\n", "\n")), 400, field, detail);
		assertThat(this.glossaries.list()).isEmpty();
	}

	@Test
	void aTableThatIsNoTextOrTooLargeIsRefused() {
		assertProblem(this.mvc.put()
			.uri("/glossaries/t/terms?source=en&target=de")
			.contentType("text/csv")
			.content(new byte[] { 'a', ',', (byte) 0xFF })
			.exchange(), 400, null, "The body is not UTF-8");
		assertProblem(table("t", "text/csv", "a".repeat(2000)), 413, null,
				"The table has more than the 1504 bytes allowed");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					{"target":"de","terms":{}}                            | 400 | source    | source is missing
					{"source":"en","target":"../x","terms":{}}            | 400 | target    | target must be a language code
					{"source":"en","target":"de"}                         | 400 | terms     | terms is missing
					{"source":"en","target":"de","terms":{"a":5}}         | 400 | terms.a   | terms.a must be a string
					{"source":"en","target":"de","terms":{"a":null}}      | 400 | terms.a   | terms has a translation that is empty
					{"source":"en","target":"de","terms":{" ":"b"}}       | 400 | terms.    | terms has a term that is empty
					{"source":"en","target":"de","terms":{"a":"b\\nc"}}   | 400 | terms.a   | terms has a translation that has line breaks or control characters, or is no Unicode text
					{"source":"en","target":"de","terms":{"1":"a","2":"a","3":"a","4":"a"}} | 413 | terms | terms has 4 terms, more than the 3 allowed
					""")
	void aWrongGlossaryIsAnsweredWithTheTerm(String body, int status, String field, String detail) {
		assertProblem(put("g", body), status, field.strip(), detail);
	}

	@Test
	void thereAreNoMoreThanAllowed() {
		String body = "{\"source\":\"en\",\"target\":\"de\",\"terms\":{}}";
		assertThat(put("1", body)).hasStatus(201);
		assertThat(put("2", body)).hasStatus(201);
		assertProblem(put("3", body), 409, null, "There are 2 glossaries already, and no more are allowed");
		assertThat(put("2", body)).hasStatus(200);
		assertThat(put(".hidden", body)).hasStatus(400);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					"glossary":{"a":"b\\u0007"}            | 400 | glossary.a | glossary has a translation that has line breaks or control characters, or is no Unicode text
					"glossary":{"a":["b"]}                 | 400 | glossary.a | glossary.a must be a string
					"glossary":"pets"                      | 400 | glossary   | glossary has the wrong type
					"glossary":{"1":"a","2":"b","3":"c"}   | 413 | glossary   | glossary has 3 terms, more than the 2 allowed
					"glossaryId":"pets"                    | 400 | glossaryId | There is no glossary pets; GET /glossaries lists them
					""")
	void aTranslationWithAWrongGlossaryIsRefused(String member, int status, String field, String detail) {
		assertProblem(this.mvc.post()
			.uri("/translate")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"q\":\"a\",\"source\":\"en\",\"target\":\"de\"," + member + "}")
			.exchange(), status, field, detail);
	}

	private MvcTestResult put(String name, String body) {
		return this.mvc.put()
			.uri("/glossaries/" + name)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private MvcTestResult table(String name, String type, String table) {
		return this.mvc.put()
			.uri("/glossaries/" + name + "/terms?source=en&target=de")
			.contentType(type)
			.content(table.getBytes(StandardCharsets.UTF_8))
			.exchange();
	}

	private static void assertProblem(MvcTestResult answer, int status, @Nullable String field, String detail) {
		assertThat(answer).hasStatus(status).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo(detail);
		if (field != null) {
			assertThat(answer).bodyJson().extractingPath("$.field").isEqualTo(field);
		}
	}

}
