package dev.attune.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * The API of models, as far as it needs no engine: versions here hold no weights.
 */
@SpringBootTest(properties = "attune.serving.refresh-interval=0")
@AutoConfigureMockMvc
class ModelApiTests {

	private static final String CONFIG = """
			{"format_version": 1, "architecture": "gru-attention",
			 "sizes": {"vocabulary": 10, "embedding": 4, "hidden": 3, "attention": 2},
			 "source": "en", "target": "zh", "source_normalization": ["nfkc"], "target_normalization": ["nfkc"],
			 "limits": {"length_ratio": 2.0, "repetitions": [4, 4, 5, 7, 9, 11, 13, 15]}}""";

	private static final String METRICS = """
			{"test": {"bleu": 32.5, "bleu_tokenizer": "zh", "chrf": 27.8, "exact_match": 6.2, "sentences": 100, "new": 1},
			 "corpus": {"read": 1200, "kept": 1100, "dropped": {}},
			 "split": {"pairs": 1100, "train": 900, "dev": 100, "test": 100, "leaked": 0}}""";

	@TempDir
	static Path models;

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void keepTheModels(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", models::toString);
	}

	@BeforeEach
	void layOutModels() throws IOException {
		try (Stream<Path> left = Files.list(models)) {
			for (Path model : left.toList()) {
				ModelDirectory.deleteTree(model);
			}
		}
		for (String version : new String[] { "1", "2" }) {
			Path directory = Files.createDirectories(models.resolve("en-zh").resolve(version));
			Files.writeString(directory.resolve("config.json"), CONFIG);
		}
		Files.writeString(models.resolve("en-zh/2/metrics.json"), METRICS);
		Files.writeString(models.resolve("en-zh/2/README.md"), "# en to zh: 你好");
		Path broken = Files.createDirectories(models.resolve("broken/1"));
		Files.writeString(broken.resolve("config.json"), "{}");
	}

	@Test
	void modelsAreListed() {
		assertThat(this.mvc.get().uri("/models")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				[{"name": "broken", "activeVersion": 1, "versions": 1},
				 {"name": "en-zh", "source": "en", "target": "zh", "activeVersion": 2, "versions": 2}]""");
	}

	@Test
	void aModelIsShownWithItsVersions() {
		assertThat(this.mvc.get().uri("/models/en-zh")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"name": "en-zh", "activeVersion": 2, "activations": [{"version": 2, "rollback": false}],
				 "versions": [{"number": 2, "active": true,
				   "network": {"source": "en", "target": "zh", "architecture": "gru-attention",
				     "sizes": {"vocabulary": 10, "embedding": 4, "hidden": 3, "attention": 2}, "parameters": 491},
				   "scores": {"bleu": 32.5, "bleuTokenizer": "zh", "chrf": 27.8, "exactMatch": 6.2, "sentences": 100},
				   "corpus": {"read": 1200, "kept": 1100, "train": 900, "dev": 100, "test": 100}},
				  {"number": 1, "active": false}]}""");
	}

	@Test
	void aVersionIsShown() {
		assertThat(this.mvc.get().uri("/models/en-zh/versions/1")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.bytes", (bytes) -> assertThat(bytes).isEqualTo(CONFIG.length()))
			.doesNotHavePath("$.scores")
			.doesNotHavePath("$.fault");
	}

	@Test
	void aBrokenVersionSaysWhatIsWrong() {
		assertThat(this.mvc.get().uri("/models/broken/versions/1")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.fault",
					(fault) -> assertThat(fault).asString().startsWith("config.json: Missing creator property"));
	}

	@Test
	void theCardIsReadAsText() {
		assertThat(this.mvc.get().uri("/models/en-zh/versions/2/card")).hasStatusOk()
			.hasContentType("text/markdown;charset=UTF-8")
			.hasHeader("X-Content-Type-Options", "nosniff")
			.hasBodyTextEqualTo("# en to zh: 你好");
		assertProblem(this.mvc.get().uri("/models/en-zh/versions/1/card").exchange(), 404, null,
				"Version 1 of model en-zh has no card");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET    | /models/de-en                      | There is no model de-en; there are: broken, en-zh
			GET    | /models/de en                      | There is no model de en; there are: broken, en-zh
			GET    | /models/en-zh/versions/3           | Model en-zh has no version 3; there are: 2, 1
			GET    | /models/en-zh/versions/3/card      | Model en-zh has no version 3; there are: 2, 1
			GET    | /models/en-zh/versions/3/export    | Model en-zh has no version 3; there are: 2, 1
			POST   | /models/en-zh/versions/3/activate  | Model en-zh has no version 3; there are: 2, 1
			POST   | /models/de-en/rollback             | There is no model de-en; there are: broken, en-zh
			DELETE | /models/en-zh/versions/3           | Model en-zh has no version 3; there are: 2, 1
			""")
	void whatIsNotThereIsAnsweredWithWhatIs(String method, String uri, String detail) {
		assertProblem(this.mvc.method(HttpMethod.valueOf(method)).uri(uri).exchange(), 404, null, detail);
	}

	@Test
	void aVersionIsDeletedUnlessItIsActive() {
		assertProblem(this.mvc.delete().uri("/models/en-zh/versions/2").exchange(), 409, null,
				"Version 2 of model en-zh is active and cannot be deleted; activate another one first");
		assertThat(this.mvc.delete().uri("/models/en-zh/versions/1")).hasStatus(204);
		assertThat(models.resolve("en-zh/1")).doesNotExist();
	}

	@Test
	void aVersionThatDoesNotLoadIsNotActivated() {
		assertProblem(this.mvc.post().uri("/models/en-zh/versions/1/activate").exchange(), 409, null,
				"Version 1 of model en-zh does not load: missing file tokenizer.json");
		assertThat(this.mvc.get().uri("/models/en-zh")).bodyJson().extractingPath("$.activeVersion").isEqualTo(2);
	}

	@Test
	void withoutAVersionBeforeThereIsNoRollBack() {
		assertProblem(this.mvc.post().uri("/models/en-zh/rollback").exchange(), 409, null,
				"Before version 2 no other version of model en-zh was active");
	}

	@Test
	void anIncompleteVersionIsNotExported() {
		assertProblem(this.mvc.get().uri("/models/en-zh/versions/2/export").exchange(), 409, null,
				"Version 2 of model en-zh has no tokenizer.json");
	}

	@Test
	void anImportThatIsRefusedLeavesNothing() throws IOException {
		assertProblem(upload("new", Archives.zip("../evil", "x")), 422, "file",
				"The archive has an entry \"../evil\"; a version has only config.json, tokenizer.json, "
						+ "model.safetensors, metrics.json, README.md, SHA256SUMS, without folders");
		assertThat(models.resolve("new")).doesNotExist();
		assertProblem(upload("en-zh", "no zip".getBytes(StandardCharsets.UTF_8)), 400, "file",
				"This is no zip archive, or one without entries");
		try (Stream<Path> files = Files.list(models.resolve("en-zh"))) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("1", "2");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{                                   | {}     | config.json: Unexpected end-of-input
					{"format_version": 9}               | {}     | config.json: Missing creator property
					de-config                           | {}     | The archive holds a model from de to zh, but en-zh translates from en to zh
					no-config                           | {}     | config.json: "../en" is no language code
					en-config                           | [      | tokenizer.json: not JSON: Unexpected end-of-input
					en-config                           | {}     | tokenizer.json: settings differ from those of the tokenizers that this release trains
					""")
	void whatIsInTheArchiveIsChecked(String config, String tokenizer, String detail) throws IOException {
		String text = switch (config) {
			case "en-config" -> CONFIG;
			case "de-config" -> CONFIG.replace("\"en\"", "\"de\"");
			case "no-config" -> CONFIG.replace("\"en\"", "\"../en\"");
			default -> config;
		};
		assertThat(upload("en-zh",
				Archives.zip("config.json", text, "tokenizer.json", tokenizer, "model.safetensors", "weights")))
			.hasStatus(422)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.startsWith(detail);
	}

	@Test
	void anImportNeedsAGoodNameAndAFile() throws IOException {
		assertProblem(upload(".hidden", Archives.zip("config.json", CONFIG)), 400, "name",
				"A model's name has up to 100 letters (a-z), digits and . _ - and begins with a letter, a digit or _; "
						+ "this one does not: \".hidden\"");
		assertProblem(this.mvc.post().uri("/models/en-zh/import").contentType(MediaType.MULTIPART_FORM_DATA).exchange(),
				400, null, "Required part 'file' is not present.");
		assertProblem(this.mvc.post().uri("/models/en-zh/import").contentType("application/zip").exchange(), 415, null,
				"Content-Type 'application/zip' is not supported.");
	}

	@Test
	void theApiIsDescribed() {
		assertThat(this.mvc.get().uri("/v3/api-docs")).hasStatusOk()
			.bodyJson()
			.hasPath("$.paths['/models/{name}'].get.responses['404'].content['application/problem+json']")
			.hasPath("$.paths['/models/{name}/versions/{version}/activate'].post.responses['409']")
			.hasPath("$.paths['/models/{name}/import'].post.requestBody.content['multipart/form-data']")
			.hasPath("$.paths['/models/{name}/versions/{version}/export'].get.responses['200']"
					+ ".content['application/zip']");
	}

	private MvcTestResult upload(String model, byte[] zip) {
		return this.mvc.post()
			.uri("/models/{name}/import", model)
			.multipart()
			.file(new MockMultipartFile("file", "model.zip", "application/zip", zip))
			.exchange();
	}

	private static void assertProblem(MvcTestResult result, int status, @Nullable String field, String detail) {
		assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().convertTo(Map.class).satisfies((problem) -> {
			assertThat(problem.get("detail")).isEqualTo(detail);
			assertThat(problem.get("error")).isEqualTo(detail);
			assertThat(problem.get("status")).isEqualTo(status);
			assertThat(problem.get("field")).isEqualTo(field);
		});
	}

}
