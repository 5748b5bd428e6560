package dev.attune.trainjob;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks with a service as its clients do.
 */
final class JobClient {

	private static final String BOUNDARY = "a-boundary-that-no-file-holds";

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final String address;

	JobClient(int port) {
		this.address = "http://localhost:" + port;
	}

	HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder().GET(), path, headers);
	}

	HttpResponse<String> post(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder().POST(BodyPublishers.noBody()), path);
	}

	HttpResponse<String> delete(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder().DELETE(), path);
	}

	/** Posts a job; the parts are files but for the configuration. */
	HttpResponse<String> submit(String config, List<Part> parts, String... headers)
			throws IOException, InterruptedException {
		List<byte[]> body = new ArrayList<>();
		body.add(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"config\"\r\n"
				+ "Content-Type: application/json\r\n\r\n" + config + "\r\n"));
		for (Part part : parts) {
			body.add(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.field()
					+ "\"; filename=\"" + part.name() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
			body.add(part.content());
			body.add(bytes("\r\n"));
		}
		body.add(bytes("--" + BOUNDARY + "--\r\n"));
		return send(HttpRequest.newBuilder()
			.POST(BodyPublishers.ofByteArrays(body))
			.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY), "/train-jobs", headers);
	}

	/** A translation from English to German by a model. */
	String translate(String text, String model) throws IOException, InterruptedException {
		String body = JSON.createObjectNode()
			.put("q", text)
			.put("source", "en")
			.put("target", "de")
			.put("model", model)
			.toString();
		HttpResponse<String> response = send(
				HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json"),
				"/translate");
		return JSON.readTree(response.body()).path("translatedText").asString(response.body());
	}

	/**
	 * Reads server-sent events to their end.
	 * @param text to translate from English to German, or null to get the path
	 * @param listener takes each line as it comes
	 * @return all lines
	 */
	List<String> stream(String path, @Nullable String text, Consumer<String> listener)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Accept", "text/event-stream");
		if (text != null) {
			request.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(
						JSON.createObjectNode().put("q", text).put("source", "en").put("target", "de").toString()));
		}
		try (Stream<String> lines = this.http.send(request.build(), BodyHandlers.ofLines()).body()) {
			return lines.peek(listener).toList();
		}
	}

	JsonNode json(HttpResponse<String> response) {
		return JSON.readTree(response.body());
	}

	/** The job, as soon as it is as it is wanted. */
	JsonNode awaitJob(String id, Predicate<JsonNode> wanted) {
		JsonNode[] job = new JsonNode[1];
		await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100)).until(() -> {
			job[0] = json(get("/train-jobs/" + id));
			return wanted.test(job[0]);
		});
		return job[0];
	}

	/** The job at its end. */
	JsonNode awaitEnd(String id) {
		return awaitJob(id, (job) -> TrainJobState.valueOf(job.path("state").asString()).isFinal());
	}

	private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers)
			throws IOException, InterruptedException {
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.http.send(request.uri(URI.create(this.address + path)).build(),
				BodyHandlers.ofString(StandardCharsets.UTF_8));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * A file of an upload.
	 *
	 * @param field it is sent as
	 * @param name of the file
	 * @param content its bytes
	 */
	record Part(String field, String name, byte[] content) {

		static Part of(String field, String name, String content) {
			return new Part(field, name, content.getBytes(StandardCharsets.UTF_8));
		}

	}

}
