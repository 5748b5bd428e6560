package dev.attune.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * Clients on real connections to the server that the service runs in.
 */
@Timeout(30)
class ClientConnectionTests {

	private static final String REQUEST = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\ntext";

	@TempDir
	Path directory = Path.of("");

	private final Tomcat server = new Tomcat();

	private final BlockingQueue<WaitingClient> clients = new LinkedBlockingQueue<>();

	private final CountDownLatch answers = new CountDownLatch(1);

	@BeforeEach
	void start() throws LifecycleException {
		this.server.setBaseDir(this.directory.toString());
		this.server.setPort(0);
		Context context = this.server.addContext("", this.directory.toString());
		context.getPipeline().addValve(new ClientConnectionValve());
		Tomcat.addServlet(context, "waiting", new WaitingServlet()).addMapping("/");

		this.server.getConnector();
		this.server.start();
	}

	@AfterEach
	void stop() throws LifecycleException {
		this.answers.countDown();
		this.server.stop();
		this.server.destroy();
	}

	@Test
	void whoHangsUpIsGone() throws Exception {
		WaitingClient client;
		try (Socket socket = connect()) {
			send(socket, REQUEST);
			client = this.clients.take();
			assertThat(client.isGone()).isFalse();
		}
		await().until(client::isGone);
		assertThat(client.isGone()).isTrue();
	}

	@Test
	void whoSendsTheNextRequestIsThereAndGetsBothAnswers() throws Exception {
		try (Socket socket = connect()) {
			send(socket, REQUEST);
			WaitingClient client = this.clients.take();
			send(socket, REQUEST);
			// it may take a moment until the second is there
			await().during(Duration.ofMillis(100)).until(() -> !client.isGone());
			this.answers.countDown();
			this.clients.take();
			StringBuilder answers = new StringBuilder();
			while (answers.indexOf("done") == answers.lastIndexOf("done")) {
				answers.append((char) socket.getInputStream().read());
			}
			// whoever asks now asks about a request that is answered
			assertThat(client.isGone()).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "Prefer, wait=2, 1900", "Prefer, 'respond-async, wait=10', 9900", "Prefer, 'wait=\"3\";x', 2900",
			"Prefer, await=2, 30000", "Prefer, wait=soon, 30000", "Prefer, wait=100, 30000",
			"X-Envoy-Expected-Rq-Timeout-Ms, 250, 225", "X-Envoy-Expected-Rq-Timeout-Ms, -1, 30000",
			"Accept, wait=2, 30000" })
	void aClientSaysHowLongItWaitsAndTheWayIsTakenOff(String header, String value, long millis) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader(header, value);
		assertThat(WaitingClient.of(request).timeout(Duration.ofSeconds(30))).hasMillis(millis);
	}

	private Socket connect() throws IOException {
		return new Socket("localhost", this.server.getConnector().getLocalPort());
	}

	private static void send(Socket socket, String request) throws IOException {
		socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
	}

	/** Reads a request and answers when it may. */
	private final class WaitingServlet extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
			Objects.requireNonNull(request.getInputStream().readAllBytes());
			ClientConnectionTests.this.clients.add(WaitingClient.of(request));
			try {
				ClientConnectionTests.this.answers.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			response.getOutputStream().print("done");
		}

	}

}
