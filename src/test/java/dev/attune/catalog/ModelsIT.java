package dev.attune.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SourceSentence;
import dev.attune.serving.Caller;
import dev.attune.serving.Lease;
import dev.attune.serving.ServedModel;
import dev.attune.serving.ServedModels;
import dev.attune.serving.Serving;
import dev.attune.serving.TinyModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Versions come, go and change places while the service translates, with the real engine
 * over real HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "attune.serving.refresh-interval=0")
class ModelsIT {

	private static final List<String> PHRASES = List.of("Hello.", "How are you?", "Thank you.", "Goodbye.");

	/** What version 1 answers. */
	private static final String FAMILIAR = "[\"你好。\",\"你好吗？\",\"谢谢你。\",\"再见。\"]";

	/** What version 2 answers. */
	private static final String POLITE = "[\"您好。\",\"您好吗？\",\"谢谢您。\",\"再会。\"]";

	private static final int CLIENTS = 20;

	@TempDir
	static Path models;

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	@Autowired
	private ModelCatalog catalog;

	@Autowired
	private Serving serving;

	@Autowired
	private ServedModels served;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void serveTheModels(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", models::toString);
	}

	@BeforeAll
	static void publishModels() throws IOException {
		TinyModels.publish(models, "en", "zh", TinyModels.ENGLISH_CHINESE);
		TinyModels.publish(models, "en", "zh",
				Map.of("Hello.", "您好。", "How are you?", "您好吗？", "Thank you.", "谢谢您。", "Goodbye.", "再会。"));
	}

	@BeforeEach
	void beginWithTheFirstVersion() throws IOException {
		this.catalog.activate("en-zh", 1);
	}

	@Test
	void underLoadNoRequestFailsAndNoAnswerMixesVersions() throws Exception {
		AtomicBoolean done = new AtomicBoolean();
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Map<String, Integer>>> answers = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				answers.add(clients.submit(() -> {
					Map<String, Integer> counts = new LinkedHashMap<>();
					while (!done.get()) {
						counts.merge(translate(), 1, Integer::sum);
					}
					return counts;
				}));
			}
			try {
				for (int i = 0; i < 10; i++) {
					assertThat(post("/models/en-zh/versions/2/activate").statusCode()).isEqualTo(200);
					// whoever asks once the activation is answered is answered by that
					// version
					assertThat(translate()).isEqualTo(POLITE);
					assertThat(post("/models/en-zh/rollback").statusCode()).isEqualTo(200);
					assertThat(translate()).isEqualTo(FAMILIAR);
				}
			}
			finally {
				done.set(true);
			}
			for (Future<Map<String, Integer>> answer : answers) {
				assertThat(answer.get()).isNotEmpty();
				assertThat(answer.get().keySet()).isSubsetOf(FAMILIAR, POLITE);
			}
		}
	}

	@Test
	void whatAnotherProcessActivatesIsFoundByTheNextLook() throws Exception {
		ModelCatalog other = new ModelCatalog(models);
		other.activate("en-zh", 2);
		assertThat(translate()).isEqualTo(FAMILIAR);
		this.serving.refresh();
		assertThat(translate()).isEqualTo(POLITE);
		other.rollback("en-zh");
		this.serving.refresh();
		assertThat(translate()).isEqualTo(FAMILIAR);
	}

	@Test
	void aBrokenVersionThatAnotherProcessActivatesDoesNotReplaceTheOneInService() throws Exception {
		Path staged = this.catalog.beginVersion("en-zh");
		Files.writeString(staged.resolve("config.json"), "{}");
		ModelVersion broken = this.catalog.publish(staged);
		new ModelCatalog(models).activate("en-zh", broken.number());
		this.serving.refresh();
		assertThat(translate()).isEqualTo(FAMILIAR);
		this.catalog.activate("en-zh", 2);
		assertThat(translate()).isEqualTo(POLITE);
		this.catalog.delete("en-zh", broken.number());
	}

	@Test
	void aBitThatTurnedOverInAFileIsFoundBeforeTheVersionServes() throws Exception {
		ModelVersion damaged = importVersion("en-zh", export("en-zh", 2));
		Path weights = damaged.directory().resolve("model.safetensors");
		byte[] bytes = Files.readAllBytes(weights);
		// of a number in the midst of the tensors: the format stays what it is
		bytes[bytes.length / 2] ^= 1;
		Files.write(weights, bytes);
		HttpResponse<String> refused = post("/models/en-zh/versions/" + damaged.number() + "/activate");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(this.json.readTree(refused.body()).get("error").asString())
			.contains("model.safetensors: is damaged: its content is not what was written");
		assertThat(translate()).isEqualTo(FAMILIAR);
		Files.delete(damaged.directory().resolve(Checksums.FILE));
		assertThat(post("/models/en-zh/versions/" + damaged.number() + "/activate").statusCode())
			.as("a version of an earlier release, without checksums")
			.isEqualTo(200);
		this.catalog.activate("en-zh", 1);
		this.catalog.delete("en-zh", damaged.number());
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskRefusesAnActivationAndTheVersionInServiceStays() throws Exception {
		// where the file that says which is active is written aside
		Path aside = models.resolve("en-zh/.activations.json.new");
		Files.deleteIfExists(aside);
		Files.createSymbolicLink(aside, Path.of("/dev/full"));
		HttpResponse<String> refused = post("/models/en-zh/versions/2/activate");
		assertThat(refused.statusCode()).isEqualTo(507);
		assertThat(this.json.readTree(refused.body()).get("error").asString())
			.isEqualTo("No space is left on the server's disk");
		assertThat(translate()).isEqualTo(FAMILIAR);
		assertThat(new ModelCatalog(models).active("en-zh")).map(ModelVersion::number).hasValue(1);
		Files.delete(aside);
		assertThat(post("/models/en-zh/versions/2/activate").statusCode()).isEqualTo(200);
		assertThat(translate()).isEqualTo(POLITE);
	}

	@Test
	void aModelComesAndGoes() throws Exception {
		Path copy = Files.createDirectories(models.resolve("xx-copy"));
		copyVersion(models.resolve("en-zh/2"), copy.resolve("1"));
		assertThat(inService()).doesNotContain("xx-copy");
		this.serving.refresh();
		assertThat(inService()).contains("xx-copy");
		ModelDirectory.deleteTree(copy);
		this.serving.refresh();
		assertThat(inService()).contains("en-zh").doesNotContain("xx-copy");
	}

	@Test
	void aVersionIsDeletedWhileARequestStillUsesIt() throws Exception {
		ModelVersion third = importVersion("en-zh", export("en-zh", 1));
		this.catalog.activate("en-zh", third.number());
		try (Lease lease = this.served.lease((all) -> all.stream().filter((m) -> m.name().equals("en-zh")).findFirst())
			.orElseThrow()) {
			assertThat(lease.model().version()).isEqualTo(third.number());
			this.catalog.activate("en-zh", 2);
			HttpResponse<String> deleted = this.client
				.send(request("/models/en-zh/versions/" + third.number()).DELETE().build(), BodyHandlers.ofString());
			assertThat(deleted.statusCode()).isEqualTo(204);
			assertThat(third.directory()).doesNotExist();
			var hypotheses = this.serving.pool()
				.submitAll(lease.model(), List.of(new SourceSentence(lease.model().encode("Thank you."))),
						SearchOptions.DEFAULT, Caller.waiting(Duration.ofMinutes(1)), 1)
				.getFirst()
				.get();
			assertThat(lease.model().decode(hypotheses.getFirst())).isEqualTo("谢谢你。");
		}
	}

	@Test
	void anExportedVersionIsImportedElsewhereAndServesAtOnce() throws Exception {
		HttpResponse<byte[]> archive = this.client.send(request("/models/en-zh/versions/2/export").build(),
				BodyHandlers.ofByteArray());
		assertThat(archive.headers().firstValue("content-type")).hasValue("application/zip");
		assertThat(archive.headers().firstValue("content-disposition"))
			.hasValue("attachment; filename=\"en-zh-2.zip\"");
		HttpResponse<String> answer = upload("yy-new", archive.body());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		assertThat(answer.headers().firstValue("location")).hasValue("/models/yy-new/versions/1");
		assertThat(this.json.readTree(answer.body()).get("active").asBoolean()).isTrue();
		assertThat(inService()).contains("yy-new");
		for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
			assertThat(models.resolve("yy-new/1").resolve(file))
				.hasSameBinaryContentAs(models.resolve("en-zh/2").resolve(file));
		}
	}

	@Test
	void anImportBesideOtherVersionsIsNotActive() throws Exception {
		HttpResponse<String> answer = upload("en-zh", export("en-zh", 2));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode version = this.json.readTree(answer.body());
		assertThat(version.get("active").asBoolean()).isFalse();
		assertThat(translate()).isEqualTo(FAMILIAR);
		this.catalog.delete("en-zh", version.get("number").asInt());
	}

	@Test
	void weightsThatDoNotFitAreRefusedAndLeaveNothing() throws Exception {
		List<String> before = files();
		Map<String, byte[]> entries = entries(1);
		byte[] weights = Objects.requireNonNull(entries.get("model.safetensors"));
		entries.put("model.safetensors", Arrays.copyOf(weights, weights.length - 2));
		HttpResponse<String> answer = upload("en-zh", Archives.zip(entries));
		assertThat(answer.statusCode()).isEqualTo(422);
		assertThat(this.json.readTree(answer.body()).get("error").asString())
			.isEqualTo("model.safetensors: tensor 'shortlist.translations' is not whole");
		entries.put("model.safetensors", weights);
		entries.put("SHA256SUMS", ("0".repeat(64) + "  model.safetensors\n").getBytes(StandardCharsets.UTF_8));
		assertThat(upload("en-zh", Archives.zip(entries)).body()).contains("model.safetensors: is damaged");
		entries.put("SHA256SUMS", ("0".repeat(64) + "  ../1/config.json\n").getBytes(StandardCharsets.UTF_8));
		assertThat(upload("en-zh", Archives.zip(entries)).body()).contains("SHA256SUMS: is damaged: no checksum");
		entries.remove("SHA256SUMS");
		entries.put("README.md", new byte[] { (byte) 0xff });
		assertThat(upload("en-zh", Archives.zip(entries)).body()).contains("README.md: not UTF-8");
		entries.remove("README.md");
		entries.put("metrics.json", "[]".getBytes(StandardCharsets.UTF_8));
		assertThat(upload("en-zh", Archives.zip(entries)).body()).contains("metrics.json: not a JSON object");
		assertThat(files()).isEqualTo(before);
	}

	private ModelVersion importVersion(String model, byte[] archive) throws IOException, InterruptedException {
		HttpResponse<String> answer = upload(model, archive);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return this.catalog.version(model, this.json.readTree(answer.body()).get("number").asInt());
	}

	private byte[] export(String model, int version) throws IOException, InterruptedException {
		return this.client
			.send(request("/models/" + model + "/versions/" + version + "/export").build(), BodyHandlers.ofByteArray())
			.body();
	}

	private HttpResponse<String> upload(String model, byte[] archive) throws IOException, InterruptedException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes("""
				--boundary\r
				Content-Disposition: form-data; name="file"; filename="model.zip"\r
				Content-Type: application/zip\r
				\r
				""".getBytes(StandardCharsets.UTF_8));
		body.writeBytes(archive);
		body.writeBytes("\r\n--boundary--\r\n".getBytes(StandardCharsets.UTF_8));
		return this.client.send(
				request("/models/" + model + "/import").header("Content-Type", "multipart/form-data; boundary=boundary")
					.POST(BodyPublishers.ofByteArray(body.toByteArray()))
					.build(),
				BodyHandlers.ofString());
	}

	/** The answer to all phrases in one request, which must not fail. */
	private String translate() throws IOException, InterruptedException {
		BodyPublisher body = BodyPublishers
			.ofString(this.json.writeValueAsString(Map.of("q", PHRASES, "source", "en", "target", "zh")));
		HttpResponse<String> answer = this.client.send(
				request("/translate").header("Content-Type", "application/json").POST(body).build(),
				BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body()).get("translatedText").toString();
	}

	private HttpResponse<String> post(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private List<String> inService() {
		return this.served.all().stream().map(ServedModel::name).toList();
	}

	private static Map<String, byte[]> entries(int version) throws IOException {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		for (String file : VersionFiles.NEEDED) {
			entries.put(file, Files.readAllBytes(models.resolve("en-zh/" + version).resolve(file)));
		}
		return entries;
	}

	private static List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(models)) {
			return files.map(Path::toString).sorted().toList();
		}
	}

	private static void copyVersion(Path from, Path to) throws IOException {
		Files.createDirectory(to);
		try (Stream<Path> files = Files.list(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(file.getFileName()));
			}
		}
	}

}
