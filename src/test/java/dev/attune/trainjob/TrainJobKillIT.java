package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.PackagedApplication;
import dev.attune.trainjob.JobClient.Part;
import dev.attune.training.ToyLanguage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The packaged service and its workers, killed at random moments or asked to end. More
 * kills: {@code -Dattune.kills=20}.
 */
class TrainJobKillIT {

	/** Service, worker and both in turn. */
	private static final int KILLS = Integer.getInteger("attune.kills", 3);

	/** A job that lasts longer than its kills. */
	private static final int EPOCHS = 8 + 4 * KILLS;

	/** Enough to be translated for a moment. */
	private static final int SENTENCES = 400;

	/** Exit code of a process that a signal 15 ended. */
	private static final int SIGTERM = 128 + 15;

	/** Longer than a worker takes to start, shorter than the job. */
	private static final int MAX_MILLIS = 6000;

	@TempDir
	static Path directory;

	private static int port;

	private static @Nullable Process service;

	// of the first three moments, one is in a worker's start and two in its training
	private final Random random = new Random(21);

	private JobClient client = new JobClient(0);

	@BeforeAll
	static void choosePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		copyShippedModel();
	}

	@BeforeEach
	void start() throws IOException {
		this.client = new JobClient(port);
		if (service == null || !service.isAlive()) {
			startService();
		}
	}

	@AfterAll
	static void stop() throws InterruptedException {
		if (service != null) {
			service.destroy();
			service.waitFor();
		}
	}

	@Test
	void aJobThatIsKilledAgainAndAgainEndsWithTheModelOfOneThatIsNot() throws Exception {
		String undisturbed = submit("undisturbed");
		JsonNode expected = this.client.awaitEnd(undisturbed);
		assertThat(expected.path("state").asString()).isEqualTo("SUCCEEDED");
		String id = submit("killed");
		for (int kill = 0; kill < KILLS && !isEnded(id); kill++) {
			// a moment, whatever the job is at
			LockSupport.parkNanos(Duration.ofMillis(this.random.nextInt(MAX_MILLIS)).toNanos());
			int victim = kill % 3;
			if (victim != 0) {
				Objects.requireNonNull(service).destroyForcibly().waitFor();
			}
			if (victim != 1) {
				killWorker(id);
			}
			if (victim != 0) {
				startService();
			}
		}
		JsonNode job = this.client.awaitEnd(id);
		assertThat(job.path("state").asString()).as(this.client.get("/train-jobs/" + id + "/log").body())
			.isEqualTo("SUCCEEDED");
		assertThat(job.at("/corpus/report")).isEqualTo(expected.at("/corpus/report"));
		assertThat(job.at("/outcome/scores")).isEqualTo(expected.at("/outcome/scores"));
		Path models = directory.resolve("models");
		try (Stream<Path> versions = Files.list(models.resolve("killed"))) {
			assertThat(versions.map((path) -> path.getFileName().toString()).filter((name) -> name.matches("[0-9]+")))
				.containsExactly("1");
		}
		assertThat(models.resolve("killed/1/model.safetensors"))
			.hasSameBinaryContentAs(models.resolve("undisturbed/1/model.safetensors"));
		assertThat(this.client.translate("a red house", "killed")).isEqualTo("Haus rot");
	}

	@Test
	void askedToEndTheServiceFinishesOrHandsBackItsWorkInTime() throws Exception {
		// so that its model is loaded
		assertThat(this.client.translate("Hello.", "en-de")).doesNotContain("{");
		String id = submit("handed-back");
		await().atMost(Duration.ofMinutes(2))
			.until(() -> this.client.get("/train-jobs/" + id + "/log").body().contains("checkpoint at update"));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<String> jobEvents = new CompletableFuture<>();
			Future<List<String>> events = threads.submit(() -> this.client.stream("/train-jobs/" + id + "/events", null,
					(line) -> jobEvents.complete(line)));
			jobEvents.join();
			CompletableFuture<String> firstPiece = new CompletableFuture<>();
			String text = IntStream.range(0, SENTENCES)
				.mapToObj((i) -> "There are " + i + " red houses in our street.")
				.collect(Collectors.joining(" "));
			Future<List<String>> translation = threads
				.submit(() -> this.client.stream("/translate", text, (line) -> firstPiece.complete(line)));
			firstPiece.join();
			Process ending = Objects.requireNonNull(service);
			long begin = System.nanoTime();
			ending.destroy();
			assertThat(ending.waitFor(30, TimeUnit.SECONDS)).as("has ended after 30 s").isTrue();
			assertThat(ending.exitValue()).isEqualTo(SIGTERM);
			assertThat(translation.get()).filteredOn("event:piece"::equals).hasSize(SENTENCES);
			assertThat(translation.get()).filteredOn("event:end"::equals).hasSize(1);
			assertThat(events.get()).as("ended without a fault").isNotEmpty();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(25));
		}
		assertThat(worker(id).filter(ProcessHandle::isAlive)).isEmpty();
		startService();
		JsonNode job = this.client.awaitEnd(id);
		String log = this.client.get("/train-jobs/" + id + "/log").body();
		assertThat(job.path("state").asString()).as(log).isEqualTo("SUCCEEDED");
		assertThat(log).contains("Going on from the checkpoint of update");
	}

	private static void copyShippedModel() throws IOException {
		Path version = Files.createDirectories(directory.resolve("models/en-de/1"));
		try (Stream<Path> files = Files.list(Path.of("models/en-de/1"))) {
			for (Path file : files.toList()) {
				Files.copy(file, version.resolve(file.getFileName()));
			}
		}
	}

	private void killWorker(String id) throws IOException {
		worker(id).ifPresent(ProcessHandle::destroyForcibly);
	}

	private Optional<ProcessHandle> worker(String id) throws IOException {
		Path pid = directory.resolve("data/train-jobs/" + id + "/worker.pid");
		String number = Files.exists(pid) ? Files.readString(pid).strip() : "";
		return number.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(number));
	}

	private boolean isEnded(String id) throws IOException, InterruptedException {
		String state = this.client.json(this.client.get("/train-jobs/" + id)).path("state").asString();
		return TrainJobState.valueOf(state).isFinal();
	}

	private String submit(String model) throws IOException, InterruptedException {
		// by itself a training times which number format is faster, and two may find
		// another one so
		String config = """
				{"source": "en", "target": "de", "model": "%s", "preset": "tiny", "devPairs": 40, "testPairs": 40,
				"options": {"vocabulary": 330, "batchTokens": 250, "learningRate": 0.005, "warmup": 30, "dropout": 0.1,
				"averageDecay": 0.9, "epochs": %d, "patience": 100, "precision": "FP32"}}""".formatted(model, EPOCHS);
		HttpResponse<String> response = this.client.submit(config,
				List.of(Part.of("files", "corpus.tsv", ToyLanguage.tsv(ToyLanguage.pairs(700, 1)))));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
		return this.client.json(response).path("id").asString();
	}

	private void startService() throws IOException {
		service = new ProcessBuilder(PackagedApplication.command("--server.port=" + port,
				"--attune.models.dir=" + directory.resolve("models"), "--attune.serving.loading=lazy",
				"--attune.data.dir=" + directory.resolve("data"), "--attune.training.threads=1",
				"--attune.training.checkpoint-interval=1s", "--attune.training.attempts=100",
				"--db-scheduler.polling-interval=200ms", "--db-scheduler.heartbeat-interval=500ms"))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("service.log").toFile()))
			.start();
		await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(50)).until(this::isUp);
	}

	private boolean isUp() throws IOException, InterruptedException {
		try {
			return this.client.get("/actuator/health/liveness").statusCode() == 200;
		}
		catch (ConnectException ex) {
			return false;
		}
	}

}
