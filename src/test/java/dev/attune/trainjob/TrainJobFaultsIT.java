package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.serving.TinyModels;
import dev.attune.trainjob.JobClient.Part;
import dev.attune.training.ToyLanguage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The service while its database goes away and comes back, with a worker that hangs, on a
 * full disk and with a damaged checkpoint. The full disk is Linux's device that always
 * is.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class TrainJobFaultsIT {

	private static final String MODEL = "en-de";

	private static final Map<String, String> PHRASES = Map.of("Hello.", "Hallo.", "Thank you.", "Danke.");

	@TempDir
	static Path directory;

	private static int databasePort;

	@SuppressWarnings("NullAway.Init")
	private static EmbeddedPostgres database;

	@LocalServerPort
	private int port;

	private JobClient client = new JobClient(0);

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			databasePort = free.getLocalPort();
		}
		startDatabase();
		registry.add("spring.datasource.url",
				() -> database.getJdbcUrl("postgres", "postgres") + "&connectTimeout=3&socketTimeout=30");
		registry.add("spring.datasource.hikari.connection-timeout", () -> 300);
		registry.add("attune.models.dir", () -> directory.resolve("models").toString());
		registry.add("attune.data.dir", () -> directory.resolve("data").toString());
		registry.add("attune.training.threads", () -> 1);
		registry.add("attune.training.checkpoint-interval", () -> "1s");
		registry.add("attune.training.max-silence", () -> "12s");
		registry.add("db-scheduler.polling-interval", () -> "200ms");
		registry.add("db-scheduler.heartbeat-interval", () -> "500ms");
	}

	@BeforeAll
	static void publishModel() throws IOException {
		TinyModels.publish(directory.resolve("models"), "en", "de", PHRASES);
	}

	@AfterAll
	static void stopDatabase() throws IOException {
		database.close();
	}

	@BeforeEach
	void connect() {
		this.client = new JobClient(this.port);
	}

	@Test
	void withoutADatabaseTranslationGoesOnAndJobsAfterwards() throws Exception {
		assertThat(this.client.translate("Hello.", MODEL)).isEqualTo("Hallo.");
		String id = submit("outlasts");
		awaitTraining(id);
		CompletableFuture<List<String>> events = events(id);
		database.close();
		assertThat(this.client.translate("Thank you.", MODEL)).isEqualTo("Danke.");
		assertThat(this.client.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
		HttpResponse<String> health = this.client.get("/actuator/health");
		assertThat(health.statusCode()).isEqualTo(503);
		assertThat(this.client.json(health).at("/components/db/status").asString()).isEqualTo("DOWN");
		for (String path : List.of("/train-jobs", "/train-jobs/" + id, "/glossaries")) {
			HttpResponse<String> refused = this.client.get(path);
			assertThat(refused.statusCode()).as(path).isEqualTo(503);
			assertThat(this.client.json(refused).path("detail").asString()).isEqualTo("The database cannot be reached");
			assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		}
		// it is scraped all the same, and says what it does not know
		await().untilAsserted(() -> assertThat(this.client.get("/actuator/prometheus").body())
			.contains("attune_train_jobs{state=\"TRAINING\"} NaN"));
		startDatabase();
		await().atMost(Duration.ofMinutes(1)).until(() -> this.client.get("/train-jobs/" + id).statusCode() == 200);
		JsonNode job = this.client.awaitEnd(id);
		assertThat(job.path("state").asString()).as(log(id)).isEqualTo("SUCCEEDED");
		assertThat(job.path("version").asInt()).isEqualTo(1);
		// its worker was not started a second time
		assertThat(log(id).split("Corpus read and cleaned", -1)).hasSize(2);
		assertThat(this.client.get("/actuator/health").statusCode()).isEqualTo(200);
		assertThat(events.get()).filteredOn((line) -> line.startsWith("id:")).doesNotHaveDuplicates();
		assertThat(events.get()).contains("data:{\"state\":\"SUCCEEDED\"}");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskEndsAJobThatGoesOnFromItsLastCheckpointWhenThereIsRoom() throws Exception {
		String id = submit("full");
		Path checkpoint = awaitCheckpoint(id);
		// where the next one is written aside
		Path aside = checkpoint.resolveSibling(checkpoint.getFileName() + ".partial");
		await().pollInterval(Duration.ofMillis(2)).until(() -> isLinked(aside, Path.of("/dev/full")));
		JsonNode job = this.client.awaitEnd(id);
		assertThat(job.path("state").asString()).as(log(id)).isEqualTo("FAILED");
		assertThat(job.at("/failure/kind").asString()).as(log(id)).isEqualTo("NO_SPACE");
		assertThat(job.at("/failure/reason").asString()).contains("No space left on device");
		assertThat(checkpoint).isRegularFile();
		assertThat(aside).doesNotExist();
		assertThat(this.client.post("/train-jobs/" + id + "/retry").statusCode()).isEqualTo(202);
		assertThat(this.client.awaitEnd(id).path("state").asString()).as(log(id)).isEqualTo("SUCCEEDED");
		assertThat(log(id)).contains("Going on from the checkpoint of update");
	}

	@Test
	void aDamagedCheckpointIsToldAndARetryBeginsWithoutIt() throws Exception {
		String id = submit("damaged");
		Path checkpoint = awaitCheckpoint(id);
		signal(id, "-STOP");
		byte[] bytes = Files.readAllBytes(checkpoint);
		bytes[bytes.length / 2] ^= 1;
		Files.write(checkpoint, bytes);
		signal(id, "-KILL");
		JsonNode job = this.client.awaitEnd(id);
		assertThat(job.path("state").asString()).as(log(id)).isEqualTo("FAILED");
		assertThat(job.at("/failure/kind").asString()).as(log(id)).isEqualTo("CHECKPOINT");
		assertThat(job.at("/failure/reason").asString()).contains("is damaged, its checksum does not hold");
		assertThat(this.client.post("/train-jobs/" + id + "/retry").statusCode()).isEqualTo(202);
		assertThat(checkpoint).doesNotExist();
		assertThat(this.client.awaitEnd(id).path("state").asString()).as(log(id)).isEqualTo("SUCCEEDED");
		assertThat(log(id)).doesNotContain("Going on from the checkpoint");
	}

	@Test
	void aWorkerThatHangsIsEndedAndItsJobGoesOn() throws Exception {
		String id = submit("hangs");
		awaitTraining(id);
		signal(id, "-STOP");
		JsonNode job = this.client.awaitEnd(id);
		assertThat(job.path("state").asString()).as(log(id)).isEqualTo("SUCCEEDED");
		assertThat(log(id)).contains("The worker said nothing for 12 s: it is killed.");
	}

	private static boolean isLinked(Path link, Path target) throws IOException {
		try {
			Files.createSymbolicLink(link, target);
			return true;
		}
		catch (FileAlreadyExistsException ex) {
			return false;
		}
	}

	private static void signal(String id, String signal) throws IOException, InterruptedException {
		String pid = Files.readString(directory.resolve("data/train-jobs/" + id + "/worker.pid")).strip();
		new ProcessBuilder("kill", signal, pid).start().waitFor();
	}

	private static Path awaitCheckpoint(String id) {
		Path checkpoint = directory.resolve("data/train-jobs/" + id + "/work/checkpoint/checkpoint.safetensors");
		await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50)).until(() -> Files.exists(checkpoint));
		return checkpoint;
	}

	/** The lines of a job's events to their end. */
	private CompletableFuture<List<String>> events(String id) {
		CompletableFuture<List<String>> lines = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> {
			try {
				lines.complete(this.client.stream("/train-jobs/" + id + "/events", null, (line) -> {
					// all are kept
				}));
			}
			catch (IOException | InterruptedException | RuntimeException ex) {
				lines.completeExceptionally(ex);
			}
		});
		return lines;
	}

	private void awaitTraining(String id) {
		await().atMost(Duration.ofMinutes(2))
			.until(() -> this.client.json(this.client.get("/train-jobs/" + id)).path("state").asString(),
					"TRAINING"::equals);
	}

	private String submit(String model) throws IOException, InterruptedException {
		String config = """
				{"source": "en", "target": "de", "model": "%s", "preset": "tiny", "devPairs": 40, "testPairs": 40,
				"options": {"vocabulary": 330, "batchTokens": 250, "learningRate": 0.005, "warmup": 30, "dropout": 0.1,
				"averageDecay": 0.9, "epochs": 12, "patience": 100, "precision": "FP32"}}""".formatted(model);
		HttpResponse<String> response = this.client.submit(config,
				List.of(Part.of("files", "corpus.tsv", ToyLanguage.tsv(ToyLanguage.pairs(700, 1)))));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		return this.client.json(response).path("id").asString();
	}

	private String log(String id) throws IOException {
		return Files.readString(directory.resolve("data/train-jobs/" + id + "/log.txt"));
	}

	private static void startDatabase() throws IOException {
		database = EmbeddedPostgres.builder()
			.setDataDirectory(directory.resolve("database"))
			.setCleanDataDirectory(false)
			.setPort(databasePort)
			.start();
	}

}
