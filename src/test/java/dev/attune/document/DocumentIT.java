package dev.attune.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files through the service with models that are shipped, as clients of LibreTranslate
 * send them.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "attune.serving.loading=lazy",
		"attune.documents.async-from=3000", "attune.documents.max-size=100KB", "attune.models.dir=models" })
class DocumentIT {

	private final JsonMapper json = new JsonMapper();

	@TempDir
	private Path directory;

	@LocalServerPort
	private int port;

	@Value("${attune.data.dir}")
	private Path data = Path.of("");

	private RestClient client = RestClient.create();

	@BeforeEach
	void connect() {
		this.client = RestClient.builder()
			.baseUrl("http://localhost:" + this.port)
			.defaultStatusHandler((status) -> true, (request, response) -> {
				// each test looks for itself
			})
			.build();
	}

	@Test
	void aLetterComesBackInChineseWithItsBoldWordBold() throws Exception {
		ResponseEntity<byte[]> file = fetch(url(send("letter.docx", bytes("letter.docx"), "en", "zh")));
		assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo("letter_zh.docx");
		assertThat(file.getHeaders().getContentDisposition().isAttachment()).isTrue();
		Path letter = Files.write(this.directory.resolve("letter.docx"), body(file));
		String document = new String(Objects.requireNonNull(DocumentFiles.parts(letter).get("word/document.xml")),
				StandardCharsets.UTF_8);
		assertThat(document).contains("<w:rPr><w:b/></w:rPr><w:t>音乐</w:t>", "今天天气很好", "r:id=\"rId2\"", "<w:t>42</w:t>")
			.doesNotContain("music", "weather");
	}

	@ParameterizedTest
	@ValueSource(strings = { "guide.md", "page.html", "slides.pptx", "table.xlsx", "letter.odt", "messages.po",
			"strings.xlf", "strings2.xlf", "memory.tmx", "film.srt", "film.vtt", "texts.json", "texts.properties" })
	void everyFormatIsTranslated(String name) throws Exception {
		byte[] original = bytes(name);
		byte[] translated = body(fetch(url(send(name, original, "en", "zh"))));
		Path file = Files.write(this.directory.resolve(name), translated);
		assertThat(chinese(file)).isGreaterThan(chinese(Files.write(this.directory.resolve("0" + name), original)));
		// and it is a file of its format still
		assertThat(new Documents(100_000, 1 << 20, 8 << 20).inspect(file, DocumentFormat.of(name),
				new Languages("en", "zh")))
			.isNotNull();
	}

	@Test
	void codeAndPlaceholdersStay() throws Exception {
		assertThat(translated("guide.md")).contains("`x = 1`", "int x = 1; // How are you?", "(cat.png)", "| 42 |");
		assertThat(translated("page.html")).contains("<code>x = 1</code>", "<p translate=\"no\">Attune</p>");
		assertThat(translated("texts.properties")).contains("{0}", "greeting=");
		assertThat(translated("messages.po")).containsSubsequence("msgid \"I like %s.\"\nmsgstr", "%s", "msgctxt");
	}

	private String translated(String name) throws IOException {
		return new String(body(fetch(url(send(name, bytes(name), "en", "zh")))), StandardCharsets.UTF_8);
	}

	@Test
	void theLanguageIsDetected() throws Exception {
		String text = "I like music. The weather is very good today.\n";
		assertThat(new String(body(fetch(url(send("a.txt", utf8(text), "auto", "zh")))), StandardCharsets.UTF_8))
			.contains("今天天气很好");
	}

	@Test
	void aLargeFileIsAJob() throws Exception {
		String text = "Thank you.\n\n  How are you?\n".repeat(200);
		ResponseEntity<String> accepted = send("large.txt", utf8(text), "en", "zh");
		assertThat(accepted.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
		String url = this.json.readTree(Objects.requireNonNull(accepted.getBody())).get("translatedFileUrl").asString();
		await().atMost(Duration.ofSeconds(60)).until(() -> isThere(url));
		JsonNode done = ended(Objects.requireNonNull(accepted.getHeaders().getLocation()).toString());
		assertThat(done.get("state").asString()).isEqualTo("done");
		assertThat(done.at("/progress/done").asInt()).isEqualTo(done.at("/progress/total").asInt()).isEqualTo(400);
		String translated = new String(body(fetch(url)), StandardCharsets.UTF_8);
		assertThat(done.get("translatedFileUrl").asString()).isEqualTo(url);
		assertThat(translated.lines()).hasSize(600);
		assertThat(translated).startsWith("谢谢").endsWith("\n").contains("\n\n  你");
	}

	@Test
	void aJobCanBeAskedFor() throws Exception {
		MultiValueMap<String, Object> parts = parts("a.txt", utf8("Thank you."), "en", "zh");
		parts.add("async", "true");
		ResponseEntity<String> asked = this.client.post()
			.uri("/translate_file")
			.body(parts)
			.retrieve()
			.toEntity(String.class);
		assertThat(asked.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
		ResponseEntity<String> preferred = this.client.post()
			.uri("/translate_file")
			.header("Prefer", "respond-async")
			.body(parts("a.txt", utf8("Thank you."), "en", "zh"))
			.retrieve()
			.toEntity(String.class);
		assertThat(preferred.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
		assertThat(preferred.getHeaders().getFirst("Preference-Applied")).isEqualTo("respond-async");
		assertThat(
				ended(Objects.requireNonNull(preferred.getHeaders().getLocation()).toString()).get("state").asString())
			.isEqualTo("done");
	}

	@Test
	void whatIsWrongIsToldWithItsField() throws Exception {
		assertProblem(send("a.exe", utf8("MZ"), "en", "zh"), 400, "file", "these can: .txt, .md");
		assertProblem(send("../../a.docx", utf8("hello"), "en", "zh"), 400, "file", "is not an office document");
		assertProblem(send("a.xlf", utf8("<!DOCTYPE x [<!ENTITY a \"b\">]><xliff/>"), "en", "zh"), 400, "file",
				"DOCTYPE");
		assertProblem(send("a.txt", utf8("hello"), "xx", "zh"), 400, "source", "No model translates from xx to zh");
		assertProblem(send("a.tmx", utf8("<tmx/>"), "auto", "zh"), 400, "source", "cannot be auto");
		assertProblem(send("a.txt", new byte[200_000], "en", "zh"), 413, "file", "more than the 102400 allowed");
		assertProblem(send("a.json", utf8("[".repeat(60_000) + "\"a\"" + "]".repeat(30_000)), "en", "zh"), 400, "file",
				"nested deeper");
		for (String field : new String[] { "file", "source", "target" }) {
			MultiValueMap<String, Object> parts = parts("a.txt", utf8("hello"), "en", "zh");
			parts.remove(field);
			assertProblem(this.client.post()
				.uri("/translate_file")
				.contentType(MediaType.MULTIPART_FORM_DATA)
				.body(parts)
				.retrieve()
				.toEntity(String.class), 400, field, field + " is missing");
		}
	}

	@Test
	void whatIsNotThereIsNotFound() {
		for (String path : new String[] { "/download_file/a.txt", "/download_file/..%2F..%2Fpom.xml",
				"/download_file/0f8fad5b-d9cb-469f-a165-70867728950e.letter_zh.docx",
				"/download_file/0f8fad5b-d9cb-469f-a165-70867728950e..",
				"/document-jobs/0f8fad5b-d9cb-469f-a165-70867728950e" }) {
			assertThat(this.client.get()
				.uri(URI.create("http://localhost:" + this.port + path))
				.retrieve()
				.toEntity(String.class)
				.getStatusCode()
				.value()).as(path).isBetween(400, 404);
		}
	}

	@Test
	void aNameMayBeLongInAnyScript() throws Exception {
		assertThat(new String(body(fetch(url(send("报".repeat(100) + ".txt", utf8("Thank you."), "en", "zh")))),
				StandardCharsets.UTF_8))
			.contains("谢谢");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whoHangsUpHasNothingTranslated(boolean chunked) throws Exception {
		Set<Path> before = stored();
		long hungUp = hungUp();
		String text = IntStream.range(0, 60)
			.mapToObj((i) -> "There are " + i + " red houses in our " + (chunked ? "street." : "town."))
			.collect(Collectors.joining("\n"));
		String body = Stream.of("source\"\r\n\r\nen", "target\"\r\n\r\nzh", "file\"; filename=\"a.txt\"\r\n\r\n" + text)
			.map((part) -> "--b\r\nContent-Disposition: form-data; name=\"" + part + "\r\n")
			.collect(Collectors.joining()) + "--b--\r\n";
		String request = "POST /translate_file HTTP/1.1\r\nHost: localhost\r\n"
				+ "Content-Type: multipart/form-data; boundary=b\r\n"
				+ (chunked ? "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
						+ "\r\n0\r\n\r\n" : "Content-Length: " + body.length() + "\r\n\r\n" + body);
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
		}
		await().until(() -> hungUp() > hungUp);
		assertThat(before).containsAll(stored());
	}

	/** Files that were not translated since their clients were gone. */
	private long hungUp() {
		String metrics = Objects
			.requireNonNull(this.client.get().uri("/actuator/prometheus").retrieve().body(String.class));
		return metrics.lines()
			.filter((line) -> line.startsWith("http_server_requests_seconds_count") && line.contains("status=\"499\"")
					&& line.contains("uri=\"/translate_file\""))
			.mapToLong((line) -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	private Set<Path> stored() throws IOException {
		try (Stream<Path> documents = Files.list(this.data.resolve("documents"))) {
			return documents.collect(Collectors.toSet());
		}
		catch (NoSuchFileException ex) {
			return Set.of();
		}
	}

	/** Until it is there, who asks is told when to ask again. */
	private boolean isThere(String url) {
		ResponseEntity<byte[]> file = this.client.get().uri(URI.create(url)).retrieve().toEntity(byte[].class);
		if (file.getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE) {
			assertThat(file.getHeaders().getFirst("Retry-After")).isEqualTo("5");
			return false;
		}
		assertThat(file.getStatusCode()).isEqualTo(HttpStatus.OK);
		return true;
	}

	private JsonNode ended(String job) {
		return await().atMost(Duration.ofSeconds(60))
			.until(() -> this.json
				.readTree(Objects.requireNonNull(this.client.get().uri(URI.create(job)).retrieve().body(String.class))),
					(view) -> Set.of("done", "failed").contains(view.get("state").asString()));
	}

	private ResponseEntity<String> send(String name, byte[] content, String source, String target) {
		return this.client.post()
			.uri("/translate_file")
			.body(parts(name, content, source, target))
			.retrieve()
			.toEntity(String.class);
	}

	private static MultiValueMap<String, Object> parts(String name, byte[] content, String source, String target) {
		MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("file", new ByteArrayResource(content) {

			@Override
			public String getFilename() {
				return name;
			}

		});
		parts.add("source", source);
		parts.add("target", target);
		parts.add("api_key", "");
		return parts;
	}

	private String url(ResponseEntity<String> answer) {
		assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
		JsonNode body = this.json.readTree(Objects.requireNonNull(answer.getBody()));
		assertThat(body.size()).isEqualTo(1);
		return body.get("translatedFileUrl").asString();
	}

	private ResponseEntity<byte[]> fetch(String url) {
		assertThat(url).startsWith("http://localhost:" + this.port + "/download_file/");
		ResponseEntity<byte[]> file = this.client.get().uri(URI.create(url)).retrieve().toEntity(byte[].class);
		assertThat(file.getStatusCode()).isEqualTo(HttpStatus.OK);
		return file;
	}

	private static byte[] body(ResponseEntity<byte[]> file) {
		return Objects.requireNonNull(file.getBody());
	}

	private void assertProblem(ResponseEntity<String> answer, int status, String field, String detail) {
		assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
		JsonNode problem = this.json.readTree(Objects.requireNonNull(answer.getBody()));
		assertThat(problem.get("field").asString()).isEqualTo(field);
		assertThat(problem.get("error").asString()).contains(detail);
	}

	/** How many Chinese characters a file has, in an archive those of its parts. */
	private static long chinese(Path file) throws IOException {
		if (!DocumentFormat.of(file.toString()).isOfficeOpenXml() && !file.toString().endsWith(".odt")) {
			return chinese(Files.readAllBytes(file));
		}
		return DocumentFiles.parts(file).values().stream().mapToLong(DocumentIT::chinese).sum();
	}

	private static long chinese(byte[] text) {
		return new String(text, StandardCharsets.UTF_8).replaceAll("\\\\u[4-9][0-9a-fA-F]{3}", "中")
			.codePoints()
			.filter((character) -> Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN)
			.count();
	}

	private byte[] bytes(String name) throws IOException {
		return Files.readAllBytes(DocumentFiles.copy(name, Files.createTempDirectory(this.directory, "original")));
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
