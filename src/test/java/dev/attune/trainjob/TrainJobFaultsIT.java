package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.serving.TinyModels;
import dev.attune.trainjob.JobClient.Part;
import dev.attune.training.ToyLanguage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The service while its database goes away and comes back, and with a worker that hangs.
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
	private static Server database;

	@LocalServerPort
	private int port;

	private JobClient client = new JobClient(0);

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) throws IOException, SQLException {
		try (ServerSocket free = new ServerSocket(0)) {
			databasePort = free.getLocalPort();
		}
		startDatabase();
		// H2 gives a connection to a database that was closed no state that the pool
		// knows, so each is looked at
		System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
		registry.add("spring.datasource.url", () -> "jdbc:h2:tcp://localhost:" + databasePort + "/attune");
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
	static void stopDatabase() {
		database.stop();
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
		database.stop();
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
		startDatabase();
		await().atMost(Duration.ofMinutes(1)).until(() -> this.client.get("/train-jobs/" + id).statusCode() == 200);
		JsonNode job = this.client.awaitEnd(id);
		assertThat(job.path("state").asString()).as(log(id)).isEqualTo("SUCCEEDED");
		assertThat(job.path("version").asInt()).isEqualTo(1);
		// its worker was not started a second time
		assertThat(log(id).split("Corpus read and cleaned", -1)).hasSize(2);
		assertThat(this.client.get("/actuator/health").statusCode()).isEqualTo(200);
	}

	@Test
	void aWorkerThatHangsIsEndedAndItsJobGoesOn() throws Exception {
		String id = submit("hangs");
		awaitTraining(id);
		String pid = Files.readString(directory.resolve("data/train-jobs/" + id + "/worker.pid")).strip();
		new ProcessBuilder("kill", "-STOP", pid).start().waitFor();
		JsonNode job = this.client.awaitEnd(id);
		assertThat(job.path("state").asString()).as(log(id)).isEqualTo("SUCCEEDED");
		assertThat(log(id)).contains("The worker said nothing for 12 s: it is killed.");
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
				"averageDecay": 0.9, "epochs": 12, "patience": 100}}""".formatted(model);
		HttpResponse<String> response = this.client.submit(config,
				List.of(Part.of("files", "corpus.tsv", ToyLanguage.tsv(ToyLanguage.pairs(700, 1)))));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		return this.client.json(response).path("id").asString();
	}

	private String log(String id) throws IOException {
		return Files.readString(directory.resolve("data/train-jobs/" + id + "/log.txt"));
	}

	private static void startDatabase() throws SQLException {
		database = Server
			.createTcpServer("-tcpPort", Integer.toString(databasePort), "-ifNotExists", "-baseDir",
					directory.resolve("database").toString())
			.start();
	}

}
