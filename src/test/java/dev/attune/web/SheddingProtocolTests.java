package dev.attune.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/**
 * Crowds before the server that the service runs in, on real connections.
 */
@Timeout(30)
class SheddingProtocolTests {

	private static final String REQUEST = "POST /app/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\ntext";

	private final AtomicInteger refused = new AtomicInteger();

	private final AtomicInteger begun = new AtomicInteger();

	private volatile boolean overloaded = true;

	private final TomcatWebServer server = server();

	private TomcatWebServer server() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("shedder", new Shedder()));
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory("/app", 0);
		new TomcatConfiguration().loadShedding(beans.getBeanProvider(LoadShedder.class)).customize(factory);
		// so that it is soon full
		factory.addConnectorCustomizers((connector) -> connector.setProperty("socket.txBufSize", "2048"));
		return (TomcatWebServer) factory
			.getWebServer((context) -> context.addServlet("echo", new EchoServlet()).addMapping("/"));
	}

	@BeforeEach
	void start() {
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop();
		this.server.destroy();
	}

	@Test
	void aRequestTooManyIsRefusedAndItsConnectionStays() throws Exception {
		try (Socket socket = connect()) {
			for (int i = 1; i <= 3; i++) {
				send(socket, REQUEST);
				assertThat(answer(socket)).startsWith("HTTP/1.1 429 \r\nRetry-After: 7\r\n")
					.contains("Content-Type: application/problem+json\r\n", "\r\nDate: ")
					.endsWith("\r\n\r\n{\"traceId\":\"ü\"}");
				assertThat(this.refused).hasValue(i);
			}
			this.overloaded = false;
			send(socket, REQUEST);
			assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nPOST text");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"POST /app/echo HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a\r\nContent-Length: 4\r\n\r\ntext",
			"POST /app/echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ntext\r\n0\r\n\r\n",
			"POST /app/other HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\ntext" })
	void whatTheShortWayDoesNotKnowGoesTheUsualOneWithNothingLost(String request) throws Exception {
		try (Socket socket = connect()) {
			for (int i = 0; i < 2; i++) {
				send(socket, request);
				assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nPOST text");
			}
			assertThat(this.refused).hasValue(0);
		}
	}

	@Test
	void whatComesInPartsGoesTheUsualWay() throws Exception {
		try (Socket socket = connect()) {
			socket.setTcpNoDelay(true);
			int head = REQUEST.indexOf("text");
			send(socket, REQUEST.substring(0, head));
			await().untilAtomic(this.begun, is(1));
			send(socket, REQUEST.substring(head));
			assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nPOST text");
			assertThat(this.refused).hasValue(0);
		}
	}

	@Test
	void twoAtOnceAreBothAnsweredInTheirOrder() throws Exception {
		try (Socket socket = connect()) {
			send(socket, REQUEST + REQUEST.replace("text", "next"));
			assertThat(answer(socket)).endsWith("\r\n\r\nPOST text");
			assertThat(answer(socket)).endsWith("\r\n\r\nPOST next");
		}
	}

	@Test
	void aBodyLargerThanTheBufferIsReadWhole() throws Exception {
		char[] text = new char[100_000];
		Arrays.fill(text, 'x');
		String body = new String(text);
		try (Socket socket = connect()) {
			send(socket, "POST /app/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n" + body);
			assertThat(answer(socket)).endsWith("POST " + body);
		}
	}

	@Test
	void whoSendsAndNeverReadsIsCutOff() throws Exception {
		try (Socket socket = new Socket()) {
			socket.setReceiveBufferSize(1024);
			socket.connect(new InetSocketAddress("localhost", this.server.getPort()));
			await().until(this::isConnected);
			while (isConnected()) {
				int before = this.refused.get();
				send(socket, REQUEST);
				await().pollDelay(Duration.ZERO)
					.pollInterval(Duration.ofNanos(1))
					.until(() -> this.refused.get() > before || !isConnected());
			}
			assertThat(this.refused).hasPositiveValue();
		}
	}

	// the server counts the connection that it waits for too
	private boolean isConnected() {
		return ((SheddingProtocol) this.server.getTomcat().getConnector().getProtocolHandler())
			.getConnectionCount() > 1;
	}

	private Socket connect() throws IOException {
		return new Socket("localhost", this.server.getPort());
	}

	private static void send(Socket socket, String request) throws IOException {
		socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
	}

	/** One answer, whose body has a length. */
	private static String answer(Socket socket) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int c = socket.getInputStream().read();
			assertThat(c).as("after %s", head).isNotNegative();
			head.append((char) c);
		}
		int length = head.toString()
			.lines()
			.filter((line) -> line.startsWith("Content-Length: "))
			.mapToInt((line) -> Integer.parseInt(line.substring("Content-Length: ".length())))
			.findFirst()
			.orElseThrow();
		return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
	}

	/** Refuses while the test says so. */
	private final class Shedder implements LoadShedder {

		@Override
		public String path() {
			return "/echo";
		}

		@Override
		public boolean isOverloaded() {
			return SheddingProtocolTests.this.overloaded;
		}

		@Override
		public Refusal refuse(String traceId) {
			assertThat(traceId).matches("[0-9a-f]{32}");
			SheddingProtocolTests.this.refused.incrementAndGet();
			return new Refusal("7", "{\"traceId\":\"ü\"}");
		}

	}

	/** Answers with the method and the body. */
	private final class EchoServlet extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			SheddingProtocolTests.this.begun.incrementAndGet();
			byte[] body = request.getInputStream().readAllBytes();
			byte[] answer = (request.getMethod() + " " + new String(body, StandardCharsets.UTF_8))
				.getBytes(StandardCharsets.UTF_8);
			response.setContentLength(answer.length);
			response.getOutputStream().write(answer);
		}

	}

}
