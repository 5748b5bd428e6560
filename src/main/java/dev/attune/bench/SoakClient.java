package dev.attune.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the service for all that it offers, over one connection.
 */
final class SoakClient implements AutoCloseable {

	static final String JSON = "application/json";

	private static final String BOUNDARY = "attune-soak";

	private final HttpTarget target;

	private final HttpConnection connection;

	SoakClient(HttpTarget target) throws IOException {
		this.target = target;
		this.connection = target.connect();
	}

	HttpConnection.Answer get(String path) throws IOException {
		return this.connection.exchange(this.target.get(path));
	}

	HttpConnection.Answer send(String method, String path, String contentType, String body) throws IOException {
		return this.connection
			.exchange(this.target.send(method, path, contentType, body.getBytes(StandardCharsets.UTF_8)));
	}

	/** The {@code translatedText} of an answer, as JSON. */
	String translate(Map<String, Object> request) throws IOException {
		String json = JsonMapper.shared().writeValueAsString(request);
		JsonNode answer = json(expect(200, send("POST", "/translate", JSON, json)));
		return answer.path("translatedText").toString();
	}

	/** The translation of a text file. */
	String translateFile(String text, Route route) throws IOException {
		String body = part("source", null, route.source()) + part("target", null, route.target())
				+ part("file", "soak.txt", text) + "--" + BOUNDARY + "--\r\n";
		JsonNode answer = json(
				expect(200, send("POST", "/translate_file", "multipart/form-data; boundary=" + BOUNDARY, body)));
		String url = answer.path("translatedFileUrl").asString();
		return expect(200, get(url.substring(url.indexOf("/download_file")))).body();
	}

	/** Queues a training and returns the path of its job. */
	String train(String config, String corpus) throws IOException {
		String body = part("config", null, config) + part("files", "corpus.tsv", corpus) + "--" + BOUNDARY + "--\r\n";
		JsonNode job = json(
				expect(202, send("POST", "/train-jobs", "multipart/form-data; boundary=" + BOUNDARY, body)));
		return "/train-jobs/" + job.path("id").asString();
	}

	/** What a job is at. */
	JsonNode job(String path) throws IOException {
		return json(expect(200, get(path)));
	}

	private static String part(String name, @org.jspecify.annotations.Nullable String file, String value) {
		return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
				+ ((file != null) ? "; filename=\"" + file + "\"" : "") + "\r\n\r\n" + value + "\r\n";
	}

	static JsonNode json(HttpConnection.Answer answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

	static HttpConnection.Answer expect(int status, HttpConnection.Answer answer) throws IOException {
		if (answer.status() != status) {
			throw new IOException("status " + answer.status() + " in place of " + status + ": " + answer.body());
		}
		return answer;
	}

	/** The questions whose answers are compared: single texts, lists, HTML, explained. */
	static List<Map<String, Object>> questions(List<String> lines, Route route) {
		return java.util.stream.IntStream.range(0, lines.size()).mapToObj((i) -> {
			String line = lines.get(i);
			Object q = switch (i % 4) {
				case 1 -> lines.subList(i, Math.min(i + 1 + i % 13, lines.size()));
				case 2 -> "<p>" + line.replace("&", "&amp;").replace("<", "&lt;") + " <b>" + i + "</b></p>";
				default -> line;
			};
			return Map.<String, Object>of("q", q, "source", route.source(), "target", route.target(), "model",
					String.valueOf(route.model()), "format", (i % 4 == 2) ? "html" : "text", "explain", i % 4 == 3);
		}).toList();
	}

	@Override
	public void close() throws IOException {
		this.connection.close();
	}

}
