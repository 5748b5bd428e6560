package dev.attune.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Traces are sent to the collector that a setting names, in OpenTelemetry's protocol.
 */
@SpringBootTest(properties = { "attune.models.dir=target/no-models", "attune.data.dir=./target/trace-data",
		"spring.datasource.url=jdbc:h2:mem:trace-export",
		"management.opentelemetry.tracing.export.schedule-delay=50ms" })
@AutoConfigureMockMvc
@DirtiesContext
class TraceExportTests {

	private static final String SAMPLED = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String UNSAMPLED = "0af7651916cd43dd8448eb211c80319c";

	/** Protocol buffers, in hexadecimal. */
	private static final List<String> received = new CopyOnWriteArrayList<>();

	private static final HttpServer collector = collector();

	@Autowired
	private MockMvcTester mvc;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("management.opentelemetry.tracing.export.otlp.endpoint",
				() -> "http://localhost:" + collector.getAddress().getPort() + "/v1/traces");
	}

	@AfterAll
	static void stop() {
		collector.stop(0);
	}

	@Test
	void whatItsSenderWantsToSeeIsSentWithNameAndPathAndNothingElseIs() {
		get("/languages", "00-" + UNSAMPLED + "-00f067aa0ba902b7-00");
		get("/languages", "00-" + SAMPLED + "-00f067aa0ba902b7-01");
		await().untilAsserted(() -> assertThat(String.join("", received)).contains(SAMPLED));
		assertThat(String.join("", received)).contains(hex("service.name"), hex("attune"), hex("/languages"))
			.doesNotContain(UNSAMPLED);
	}

	private void get(String path, String traceparent) {
		assertThat(this.mvc.get().uri(path).header("traceparent", traceparent)).hasStatusOk();
	}

	private static String hex(String text) {
		return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
	}

	private static HttpServer collector() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/v1/traces", (exchange) -> {
				received.add(HexFormat.of().formatHex(exchange.getRequestBody().readAllBytes()));
				exchange.sendResponseHeaders(200, -1);
				exchange.close();
			});
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
