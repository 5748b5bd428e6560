package dev.attune.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.serving.TinyModels;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Whatever is sent is answered, in time, with success or with what is wrong about it. A
 * longer run: {@code -Dattune.fuzz.requests=100000 -Dattune.fuzz.seed=2}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:fuzz", "attune.translation.beam=2",
				"attune.translation.timeout=2m", "attune.translation.max-characters=100000",
				"attune.suggestions.max-count=50" })
class FuzzIT {

	private static final int REQUESTS = Integer.getInteger("attune.fuzz.requests", 10_000);

	private static final long SEED = Long.getLong("attune.fuzz.seed", 1);

	private static final int CLIENTS = 4;

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	@TempDir
	static Path directory;

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	@DynamicPropertySource
	static void serveTheModels(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", () -> directory.resolve("models").toString());
		registry.add("attune.data.dir", () -> directory.resolve("data").toString());
	}

	@BeforeAll
	static void publishModels() throws IOException {
		TinyModels.publish(directory.resolve("models"), "en", "zh", TinyModels.ENGLISH_CHINESE);
		TinyModels.publish(directory.resolve("models"), "zh", "en", TinyModels.CHINESE_ENGLISH);
	}

	@Test
	void everyRequestIsAnsweredWithSuccessOrWithWhatIsWrong() {
		HostileRequests requests = new HostileRequests("http://localhost:" + this.port, SEED, TIMEOUT);
		AtomicInteger next = new AtomicInteger();
		try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			for (int i = 0; i < CLIENTS; i++) {
				clients.execute(() -> {
					for (int number = next.getAndIncrement(); number < REQUESTS; number = next.getAndIncrement()) {
						send(requests.get(number), number);
					}
				});
			}
		}
		assertThat(this.failures.stream().limit(20)).isEmpty();
		assertThat(this.statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(REQUESTS);
		// neither is a generator of nonsense alone worth much, nor one that is always
		// understood
		assertThat(this.statuses.get(200)).isBetween(REQUESTS / 10, REQUESTS * 3 / 4);
		assertThat(this.statuses).containsKeys(400, 404, 405, 413);
	}

	private void send(HttpRequest request, int number) {
		try {
			HttpResponse<String> response = answer(request);
			this.statuses.merge(response.statusCode(), 1, Integer::sum);
			if (response.statusCode() >= 500 || response.statusCode() < 200 || endsInFailure(response)) {
				fail(request, number, response.statusCode() + " " + response.body());
			}
		}
		catch (IOException ex) {
			fail(request, number, ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// a stream has told 200 before it knows
	private static boolean endsInFailure(HttpResponse<String> response) {
		return response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")
				&& response.body().contains("\"status\":5");
	}

	// a connection may have been closed after the request before; if it is this one's
	// fault,
	// the second try fails too
	private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (HttpTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			try (HttpClient another = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
				return another.send(request, BodyHandlers.ofString());
			}
		}
	}

	private void fail(HttpRequest request, int number, String answer) {
		this.failures.add("seed " + SEED + ", request " + number + ": " + request.method() + " "
				+ request.uri().getPath() + " " + request.headers().map() + " -> " + answer);
	}

}
