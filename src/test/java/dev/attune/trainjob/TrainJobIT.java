package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.trainjob.JobClient.Part;
import dev.attune.training.ToyLanguage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Training jobs through the service, with real worker processes.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class TrainJobIT {

	@TempDir
	static Path directory;

	@LocalServerPort
	private int port;

	private JobClient client = new JobClient(0);

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", () -> directory.resolve("models").toString());
		registry.add("attune.data.dir", () -> directory.resolve("data").toString());
		registry.add("attune.training.threads", () -> 1);
		registry.add("db-scheduler.polling-interval", () -> "200ms");
	}

	@BeforeEach
	void connect() {
		this.client = new JobClient(this.port);
	}

	@Test
	void aModelIsTrainedServedImprovedAndRolledBack() throws Exception {
		String first = submit(config("toy", 12, ""),
				Part.of("files", "memory.tmx", Uploads.tmx(ToyLanguage.pairs(700, 1))));
		JsonNode job = this.client.awaitEnd(first);
		assertThat(job.path("state").asString()).as(log(first)).isEqualTo("SUCCEEDED");
		assertThat(job.path("percent").asDouble()).isEqualTo(100);
		assertThat(job.at("/corpus/report/read").asInt()).isEqualTo(700);
		assertThat(job.at("/history/validations")).isNotEmpty();
		assertThat(job.at("/outcome/scores/bleu").asDouble()).isGreaterThan(80);
		assertThat(job.at("/outcome/baseline").isObject()).isFalse();
		assertThat(job.at("/outcome/samples").size()).isEqualTo(20);
		assertThat(job.path("version").asInt()).isEqualTo(1);
		assertThat(job.path("decision").asString()).isEqualTo("activated: no other version serves");
		String sentence = "a red house and a blue door and a black cat";
		assertThat(this.client.translate(sentence, "toy")).isEqualTo("Haus rot , Tür blau , Katze schwarz");
		assertThat(this.client.get("/train-jobs/" + first + "/test-part").body().lines()).hasSizeGreaterThan(20)
			.first()
			.asString()
			.startsWith("source\treference\ttranslation");
		assertThat(directory.resolve("data/train-jobs/" + first + "/work/checkpoint")).doesNotExist();

		String second = submit(config("toy", 12, "\"parent\": 1, \"activate\": \"always\","), new Part("files",
				"new.zip", Uploads.zip("inner/new.tsv", ToyLanguage.tsv(ToyLanguage.pairsOfAnotherDomain(200, 2)))));
		job = this.client.awaitEnd(second);
		assertThat(job.path("state").asString()).as(log(second)).isEqualTo("SUCCEEDED");
		assertThat(job.at("/outcome/scores/chrf").asDouble())
			.isGreaterThan(job.at("/outcome/baseline/chrf").asDouble());
		assertThat(job.at("/outcome/oldTest/before/chrf").asDouble()).isPositive();
		assertThat(job.path("version").asInt()).isEqualTo(2);
		assertThat(this.client.translate("a red ship", "toy")).isEqualTo("Schiff rot");

		assertThat(this.client.post("/models/toy/rollback").statusCode()).isEqualTo(200);
		assertThat(this.client.translate("a red ship", "toy")).isNotEqualTo("Schiff rot");
		assertThat(this.client.translate(sentence, "toy")).isEqualTo("Haus rot , Tür blau , Katze schwarz");
		assertThat(this.client.get("/actuator/prometheus").body())
			.containsPattern("attune_train_duration_seconds_count\\{reason=\"none\",state=\"SUCCEEDED\"} [2-9]")
			.containsPattern("attune_train_tokens_total [1-9]")
			.contains("attune_train_jobs{state=\"QUEUED\"} 0");
	}

	@Test
	void theEventsOfAJobCanBeFollowedAndTakenUpAgain() throws Exception {
		String id = submit(config("followed", 1, ""), tsv(200));
		String all = this.client.get("/train-jobs/" + id + "/events").body();
		assertThat(all).contains("event:state\ndata:{\"state\":\"QUEUED\"}")
			.contains("{\"state\":\"PREPARING\"}")
			.contains("{\"state\":\"TRAINING\"}")
			.contains("event:validation")
			.contains("{\"state\":\"EVALUATING\"}")
			.contains("{\"state\":\"PUBLISHING\"}");
		assertThat(all.strip()).endsWith("{\"state\":\"SUCCEEDED\"}");
		List<String> ids = all.lines().filter((line) -> line.startsWith("id:")).toList();
		assertThat(ids.getFirst()).isEqualTo("id:1");
		String last = ids.getLast().substring("id:".length());
		String rest = this.client
			.get("/train-jobs/" + id + "/events", "Last-Event-ID", Long.toString(Long.parseLong(last) - 1))
			.body();
		assertThat(rest.lines().filter((line) -> line.startsWith("id:"))).containsExactly("id:" + last);
	}

	@Test
	void aRepeatedRequestQueuesNothing() throws Exception {
		String config = config("once", 1, "");
		HttpResponse<String> first = this.client.submit(config, List.of(tsv(200)), "Idempotency-Key", "a key");
		HttpResponse<String> second = this.client.submit(config, List.of(tsv(200)), "Idempotency-Key", "a key");
		assertThat(second.statusCode()).isEqualTo(202);
		assertThat(second.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
		HttpResponse<String> other = this.client.submit(config, List.of(tsv(201)), "Idempotency-Key", "a key");
		assertThat(other.statusCode()).isEqualTo(422);
		assertThat(this.client.json(this.client.get("/train-jobs?model=once")).path("total").asInt()).isEqualTo(1);
		this.client.awaitEnd(this.client.json(first).path("id").asString());
	}

	@Test
	void aCancelledJobEndsAtOnceAndLeavesNoFiles() throws Exception {
		String id = submit(config("cancelled", 100_000, ""), tsv(700));
		String waits = submit(config("cancelled", 1, ""), tsv(700));
		this.client.awaitJob(id,
				(job) -> job.path("percent").asDouble() > 0 || job.path("progress").path("update").asInt() > 0);
		assertThat(this.client.json(this.client.post("/train-jobs/" + waits + "/cancel")).path("state").asString())
			.isEqualTo("CANCELLED");
		Instant asked = Instant.now();
		assertThat(this.client.post("/train-jobs/" + id + "/cancel").statusCode()).isEqualTo(202);
		assertThat(this.client.awaitEnd(id).path("state").asString()).isEqualTo("CANCELLED");
		assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
		assertThat(directory.resolve("data/train-jobs/" + id)).doesNotExist();
		assertThat(directory.resolve("data/train-jobs/" + waits)).doesNotExist();
		assertThat(directory.resolve("models/cancelled")).doesNotExist();
		assertThat(this.client.post("/train-jobs/" + id + "/retry").statusCode()).isEqualTo(409);
		assertThat(this.client.delete("/train-jobs/" + id).statusCode()).isEqualTo(204);
		assertThat(this.client.get("/train-jobs/" + id).statusCode()).isEqualTo(404);
	}

	@Test
	void aWorkerThatIsKilledIsStartedAgainAndGoesOn() throws Exception {
		String id = submit(config("killed", 20, ""), tsv(700));
		Path pid = directory.resolve("data/train-jobs/" + id + "/worker.pid");
		for (int update : new int[] { 20, 60 }) {
			this.client.awaitJob(id, (job) -> job.at("/progress/update").asInt() >= update);
			String worker = Files.readString(pid);
			ProcessHandle.of(Long.parseLong(worker)).ifPresent(ProcessHandle::destroyForcibly);
			await().atMost(Duration.ofMinutes(1))
				.until(() -> Files.exists(pid) && !Files.readString(pid).equals(worker));
		}
		JsonNode job = this.client.awaitEnd(id);
		assertThat(job.path("state").asString()).as(log(id)).isEqualTo("SUCCEEDED");
		assertThat(job.at("/corpus/report/read").asInt()).isEqualTo(700);
	}

	@Test
	void aJobThatCannotSucceedTellsWhyAndTheServiceGoesOn() throws Exception {
		String id = submit(config("small", 1, ""), tsv(2));
		JsonNode job = this.client.awaitEnd(id);
		assertThat(job.path("state").asString()).isEqualTo("FAILED");
		assertThat(job.at("/failure/kind").asString()).isEqualTo("CORPUS");
		assertThat(job.at("/failure/reason").asString()).contains("too few pairs");
		assertThat(this.client.get("/actuator/prometheus").body())
			.contains("attune_train_duration_seconds_count{reason=\"CORPUS\",state=\"FAILED\"} 1");
		assertThat(this.client.json(this.client.post("/train-jobs/" + id + "/retry")).path("state").asString())
			.isEqualTo("QUEUED");
		assertThat(this.client.awaitEnd(id).path("state").asString()).isEqualTo("FAILED");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"source": "en"}                                              | config.target              | is missing
					{"source": "en", "target": "12"}                              | config.target              | must be a language code
					{"source": "en", "target": "de", "model": "../etc"}           | config                     | name
					{"source": "en", "target": "de", "architecture": "lstm"}      | config                     | unknown architecture 'lstm'
					{"source": "en", "target": "de", "parent": 7}                 | config.parent              | has no version 7
					{"source": "en", "target": "de", "minuts": 7}                 | config.minuts              | minuts
					{"source": "en", "target": "de", "activate": "sometimes"}     | config.activate            | sometimes
					{"source": "en", "target": "de", "options": {"epochs": 0}}    | config.options.epochs      | at least 1 without a parent
					{"source": "en", "target": "de", "options": {"dropout": 1.5}} | config.options.dropout     | less than 1
					[1]                                                           | config                     | config
					""")
	void aWrongConfigurationIsRefusedByField(String config, String field, String reason) throws Exception {
		HttpResponse<String> response = this.client.submit(config, List.of(tsv(10)));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
		assertThat(this.client.json(response).path("field").asString()).isEqualTo(field);
		assertThat(this.client.json(response).path("detail").asString()).contains(reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					column.tsv         | one column only\\nand again                     | column.tsv, line 1
					nul.tsv            | a\\tb\\nc\\u0000\\td                               | nul.tsv, line 2
					broken.tmx         | <?xml version="1.0"?><tmx version="1.4"><body>  | broken.tmx, line 1
					entity.tmx         | <!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx version="1.4"><body>&x;</body></tmx> | entity.tmx
					../../passwd.tsv   | no second column                                | passwd.tsv, line 1
					""")
	void aFileThatCannotBeReadRefusesTheJobWholeAndNothingIsKept(String name, String content, String reason)
			throws Exception {
		String text = content.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0000", "\0");
		HttpResponse<String> response = this.client.submit(config("refused", 1, ""),
				List.of(tsv(50), Part.of("files", name, text)));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
		assertThat(this.client.json(response).path("field").asString()).isEqualTo("files");
		assertThat(this.client.json(response).path("error").asString()).contains(reason)
			.doesNotContain(directory.toString());
		assertThat(this.client.json(this.client.get("/train-jobs?model=refused")).path("total").asInt()).isZero();
		try (Stream<Path> left = Files.walk(directory.resolve("data/train-jobs"))) {
			assertThat(left).noneMatch((path) -> path.toString().contains("incoming"))
				.noneMatch((path) -> path.getFileName().toString().equals(name));
		}
	}

	@Test
	void filesThatAreMissingAreNamed() throws Exception {
		assertThat(this.client.submit(config("none", 1, ""), List.of()).body()).contains("\"field\":\"files\"");
		assertThat(this.client.submit(config("none", 1, ""), List.of(Part.of("sourceFile", "a", "a\n"))).body())
			.contains("\"field\":\"targetFile\"");
		HttpResponse<String> uneven = this.client.submit(config("none", 1, ""),
				List.of(Part.of("sourceFile", "a.txt", "a\nb\n"), Part.of("targetFile", "b.txt", "a\n")));
		assertThat(uneven.statusCode()).isEqualTo(422);
		assertThat(uneven.body()).contains("do not align");
	}

	@Test
	void acceptedSuggestionsAreACorpus() throws Exception {
		String config = "{\"source\": \"en\", \"target\": \"de\", \"model\": \"suggested\", \"suggestions\": true}";
		assertThat(this.client.submit(config, List.of()).body()).contains("\"field\":\"config.suggestions\"",
				"There are no accepted suggestions from en to de");
		this.client.post("/suggest?q=Yes.&s=Ja.&source=en&target=de");
		String list = this.client.get("/suggestions").body();
		this.client
			.post("/suggestions/" + list.lines().skip(1).findFirst().orElseThrow().split("\t", 2)[0] + "/accept");
		HttpResponse<String> response = this.client.submit(config, List.of());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		String id = this.client.json(response).path("id").asString();
		assertThat(this.client.awaitEnd(id).at("/failure/reason").asString()).contains("too few pairs");
		assertThat(directory.resolve("data/train-jobs/" + id + "/uploads/suggestions.jsonl"))
			.hasContent("{\"source\":\"Yes.\",\"target\":\"Ja.\"}");
	}

	private static String config(String model, int epochs, String more) {
		return """
				{"source": "en", "target": "de", "model": "%s", %s
				"preset": "tiny", "devPairs": 40, "testPairs": 40, "options": {"vocabulary": 330, "batchTokens": 250,
				"learningRate": 0.005, "warmup": 30, "dropout": 0, "averageDecay": 0.9, "epochs": %d,
				"precision": "FP32"}}""".formatted(model, more, epochs);
	}

	private static Part tsv(int pairs) {
		return new Part("files", "corpus.tsv",
				ToyLanguage.tsv(ToyLanguage.pairs(pairs, 1)).getBytes(StandardCharsets.UTF_8));
	}

	private String submit(String config, Part... parts) throws Exception {
		HttpResponse<String> response = this.client.submit(config, Arrays.asList(parts));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		String id = this.client.json(response).path("id").asString();
		assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/train-jobs/" + id);
		return id;
	}

	private String log(String id) throws IOException, InterruptedException {
		return this.client.get("/train-jobs/" + id + "/log").body();
	}

}
