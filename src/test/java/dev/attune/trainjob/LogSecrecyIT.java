package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.trainjob.JobClient.Part;
import dev.attune.training.ToyLanguage;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nobody who reads the log learns what was translated or trained on, even if the service
 * is told to log all that it can, and programs can read it, if the service is told to
 * write JSON.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "logging.level.dev.attune=trace", "logging.structured.format.console=ecs" })
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class LogSecrecyIT {

	private static final String SECRET = "Zyxwvutsecret";

	@TempDir
	static Path directory;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", () -> directory.resolve("models").toString());
		registry.add("attune.data.dir", () -> directory.resolve("data").toString());
		registry.add("attune.training.threads", () -> 1);
		registry.add("db-scheduler.polling-interval", () -> "200ms");
	}

	// the log's form is settled once in a process, and a test before this one may have
	@BeforeAll
	static void beginTheLogAnew() {
		LoggingSystem.get(LogSecrecyIT.class.getClassLoader()).cleanUp();
	}

	@Test
	void textsAndCorporaAreNotInTheLog(CapturedOutput output) throws Exception {
		assertThat(malformed()).startsWith("HTTP/1.1 400");
		JobClient client = new JobClient(this.port);
		String config = """
				{"source": "en", "target": "de", "model": "toy", "preset": "tiny", "devPairs": 40, "testPairs": 40,
				"options": {"vocabulary": 330, "batchTokens": 250, "epochs": 1}}""";
		String corpus = ToyLanguage.tsv(ToyLanguage.pairs(300, 1));
		HttpResponse<String> submitted = client.submit(config,
				List.of(Part.of("files", "corpus.tsv", corpus.replace("house", SECRET).replace("Haus", SECRET))));
		String id = client.json(submitted).path("id").asString();
		assertThat(client.awaitEnd(id).path("state").asString()).as(client.get("/train-jobs/" + id + "/log").body())
			.isEqualTo("SUCCEEDED");
		assertThat(client.get("/train-jobs/" + id + "/log").body()).doesNotContain(SECRET);
		assertThat(client.get("/train-jobs/" + id + "/test-part").body()).contains(SECRET);

		// one that is translated, and some that are refused for reasons of each kind
		assertThat(client.translate("a red " + SECRET, "toy")).isNotBlank();
		assertThat(client.translate(SECRET, SECRET)).contains("error");
		assertThat(client.post("/translate?q=" + SECRET + "&source=en&target=" + SECRET).statusCode()).isEqualTo(400);
		assertThat(client.submit("{\"source\": \"en\", \"" + SECRET, List.of()).statusCode()).isEqualTo(400);
		assertThat(client.submit(config, List.of(Part.of("files", "one.tsv", SECRET + "\n"))).statusCode())
			.isEqualTo(422);
		assertThat(client.post("/suggest?q=" + SECRET + "&s=" + SECRET + "&source=en&target=de").statusCode())
			.isEqualTo(200);
		assertThat(output.getAll()).contains("Activated toy").doesNotContain(SECRET);
	}

	/** What the server refuses before anybody else sees it: braces must be encoded. */
	private String malformed() throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream()
				.write(("POST /translate?q={" + SECRET + "} HTTP/1.1\r\nHost: localhost\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void eachLineIsAJsonObjectThatNamesItsRequest(CapturedOutput output) throws Exception {
		String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
		// an application of a test before this one may just have been paused
		int begin = output.getOut().length();
		assertThat(
				new JobClient(this.port).submit("{}", List.of(), "traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
					.statusCode())
			.isEqualTo(400);
		// the answer may be there first
		await().until(() -> output.getOut().indexOf("refused: POST /train-jobs", begin) >= 0);
		List<JsonNode> lines = output.getOut().substring(begin).lines().map(JsonMapper.shared()::readTree).toList();
		assertThat(lines).allSatisfy((line) -> {
			assertThat(line.path("message").asString()).isNotBlank();
			assertThat(line.at("/log/level").asString()).matches("TRACE|DEBUG|INFO|WARN|ERROR");
		});
		assertThat(lines).filteredOn((line) -> line.path("traceId").asString("").equals(trace))
			.extracting((line) -> line.path("message").asString())
			.anyMatch((message) -> message.startsWith("refused: POST /train-jobs"));
	}

}
