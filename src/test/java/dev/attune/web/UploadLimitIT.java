package dev.attune.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Uploads that are larger than allowed, over a connection: whoever sends one is told,
 * though nobody reads it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "attune.models.dir=target/no-models", "attune.data.dir=./target/upload-limit",
				"spring.servlet.multipart.max-file-size=1MB", "spring.servlet.multipart.max-request-size=1MB",
				"attune.documents.max-size=1MB" })
class UploadLimitIT {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/train-jobs, files", "/translate_file, file", "/models/en-de/import, file", "/translate, q" })
	void anUploadThatIsTooLargeIsAnsweredWith413(String path, String part) throws IOException, InterruptedException {
		String body = part("config", "", "{\"source\":\"en\",\"target\":\"de\"}")
				+ part(part, "; filename=\"a.txt\"", "a".repeat(16 << 20)) + "--boundary--\r\n";
		HttpResponse<String> answer = this.client
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
				.header("Content-Type", "multipart/form-data; boundary=boundary")
				.POST(BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
		JsonNode problem = JsonMapper.shared().readTree(answer.body());
		assertThat(problem.get("error").asString()).isNotBlank().isEqualTo(problem.get("detail").asString());
	}

	private static String part(String name, String more, String value) {
		return "--boundary\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + value
				+ "\r\n";
	}

}
