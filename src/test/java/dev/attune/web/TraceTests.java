package dev.attune.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.AttuneApplication;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.io.IOException;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * By what id errors and log lines tell of a request, over a real connection.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		classes = { AttuneApplication.class, TraceTests.Broken.class },
		properties = { "attune.models.dir=target/no-models", "attune.data.dir=./target/trace-data",
				"spring.datasource.url=jdbc:h2:mem:trace" })
@ExtendWith(OutputCaptureExtension.class)
class TraceTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	@LocalServerPort
	private int port;

	static Stream<String> requestsThatFail() {
		return Stream.of("GET /nothing HTTP/1.1\r\n", "POST /models/nothing/rollback HTTP/1.1\r\nContent-Length: 0\r\n",
				// refused by a controller, by the reader of bodies, by a filter, by the
				// server
				"POST /translate?source=en&target=de HTTP/1.1\r\nContent-Length: 0\r\n",
				"POST /translate HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 1\r\n",
				"POST /translate HTTP/1.1\r\nContent-Type: text/*\r\nContent-Length: 0\r\n",
				"POST /translate?q=a&source=en&target=de HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n",
				"GET /a%2fb HTTP/1.1\r\n", "GET /%zz HTTP/1.1\r\n");
	}

	@ParameterizedTest
	@MethodSource("requestsThatFail")
	void everyErrorNamesItsTrace(String request) throws IOException {
		String answer = send(request + "Host: localhost\r\nConnection: close\r\n\r\n{");
		assertThat(answer).startsWith("HTTP/1.1 4").containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
	}

	@Test
	void aTraceThatIsSentIsTakenUpInTheErrorAndInTheLog(CapturedOutput output) throws IOException {
		String answer = send("GET /broken HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\ntraceparent: 00-" + TRACE
				+ "-00f067aa0ba902b7-01\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 500").contains("\"traceId\":\"" + TRACE + "\"");
		assertThat(output.getOut().lines().filter((line) -> line.contains("Request failed"))).singleElement()
			.asString()
			.contains(TRACE);
	}

	@Test
	void nothingWaitsToSendTracesUnlessACollectorIsNamed(@Autowired ObjectProvider<SpanProcessor> processors) {
		assertThat(processors.stream()).isEmpty();
	}

	private String send(String request) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write(request.getBytes(ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
		}
	}

	/**
	 * Fails as nobody foresaw.
	 */
	@RestController
	static class Broken {

		@GetMapping("/broken")
		String fail() {
			throw new IllegalStateException("on purpose");
		}

	}

}
