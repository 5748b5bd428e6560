package dev.attune.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.serving.TinyModels;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service that needs keys: where they may be, what each may do, and how those without
 * are turned away.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "attune.security.admin-key=" + AccessIT.ADMIN, "spring.datasource.url=jdbc:h2:mem:access" })
@ExtendWith(OutputCaptureExtension.class)
class AccessIT {

	static final String ADMIN = "the-first-key-of-this-service-0123456789";

	private static final String JSON = "application/json";

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String TEXT = "q=Hello.&source=en&target=zh";

	private static final String ORIGIN = "https://elsewhere.example";

	@TempDir
	static Path models;

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void serveTheModel(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", models::toString);
	}

	@BeforeAll
	static void publishTheModel() throws IOException {
		TinyModels.publish(models, "en", "zh", TinyModels.ENGLISH_CHINESE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "api_key", "apiKey" })
	void aKeyMayBeAFieldInBothSpellings(String field) throws Exception {
		String key = key("translate");
		String json = "{\"q\":\"Hello.\",\"source\":\"en\",\"target\":\"zh\",\"%s\":\"%s\"}".formatted(field, key);
		assertThat(send(request("/translate").header("Content-Type", JSON).POST(BodyPublishers.ofString(json))).body())
			.isEqualTo("{\"translatedText\":\"你好。\"}");
		assertThat(form("/translate", TEXT + "&" + field + "=" + key).statusCode()).isEqualTo(200);
		assertThat(form("/translate?" + field + "=" + key, TEXT).statusCode()).isEqualTo(200);
		assertThat(form("/translate?" + TEXT + "&" + field + "=" + key, "").statusCode()).isEqualTo(200);
		assertThat(upload("/translate_file", field, key).statusCode()).isEqualTo(200);
	}

	@Test
	void aKeyMayBeAHeader() throws Exception {
		assertThat(send(
				bearer("/translate", key("translate")).header("Content-Type", FORM).POST(BodyPublishers.ofString(TEXT)))
			.statusCode()).isEqualTo(200);
	}

	/** Its clients look for these words. */
	@Test
	void whoHasNoKeyIsAnsweredAsLibreTranslateDoes() throws Exception {
		HttpResponse<String> answer = form("/translate", TEXT);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(problem(answer).get("error").asString())
			.isEqualTo("Please contact the server operator to get an API key");
		assertThat(upload("/translate_file", "ignored", "").statusCode()).isEqualTo(400);
	}

	@Test
	void whoHasNoKeyIsAskedForOneElsewhere() throws Exception {
		HttpResponse<String> answer = send(request("/glossaries").GET());
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
		assertThat(problem(answer).get("traceId").asString()).isNotEmpty();
	}

	@Test
	void aWrongKeyIsRefused() throws Exception {
		HttpResponse<String> answer = form("/translate", TEXT + "&api_key=" + UUID.randomUUID());
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(problem(answer).get("error").asString()).isEqualTo("Invalid API key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/languages", "/health", "/frontend/settings", "/", "/actuator/health" })
	void whatIsOpenIsOpenWithAWrongKeyToo(String path) throws Exception {
		assertThat(send(request(path).GET()).statusCode()).isEqualTo(200);
		assertThat(send(bearer(path, "wrong").GET()).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			POST,   /keys,                     admin
			POST,   /models/en-zh/rollback,    admin
			DELETE, /models/en-zh/versions/9,  admin
			DELETE, /glossaries/none,          train
			POST,   /train-jobs,               train
			GET,    /suggestions,              train
			GET,    /models,                   translate
			""")
	void aRoleMayDoWhatTheRolesBelowItMay(String method, String path, String needed) throws Exception {
		for (Role role : Role.values()) {
			HttpRequest.Builder request = bearer(path, key(role.toString())).header("Content-Type", JSON)
				.method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
			assertThat(send(request).statusCode() == 403).as("%s as %s", path, role)
				.isEqualTo(!role.includes(Role.valueOf(needed.toUpperCase(Locale.ROOT))));
		}
	}

	@Test
	void aKeyEndsWhenItExpiresOrIsRevoked() throws Exception {
		ObjectNode wanted = wanted("translate");
		wanted.put("expiresAt", Instant.now().plusSeconds(3600).toString());
		JsonNode key = created(wanted);
		HttpRequest.Builder call = bearer("/models", key.get("key").asString()).GET();
		assertThat(send(call).statusCode()).isEqualTo(200);
		assertThat(send(bearer("/keys/" + key.get("id").asString(), ADMIN).DELETE()).statusCode()).isEqualTo(204);
		assertThat(send(call).statusCode()).isEqualTo(403);
	}

	/** JSON merge patch: RFC 7396. */
	@Test
	void whatIsNotGivenStaysAndNullTakesItOff() throws Exception {
		ObjectNode wanted = wanted("translate").put("expiresAt", "2100-01-01T00:00:00Z");
		wanted.putObject("limits").put("requestsPerMinute", 2).put("jobs", 3);
		String id = created(wanted).get("id").asString();
		JsonNode key = changed(id, "{\"limits\": {\"jobs\": null, \"charactersPerMinute\": 9}}");
		assertThat(key.at("/limits/requestsPerMinute").asInt()).isEqualTo(2);
		assertThat(key.at("/limits/charactersPerMinute").asInt()).isEqualTo(9);
		assertThat(key.at("/limits/jobs").isNull()).isTrue();
		assertThat(key.get("expiresAt").asString()).isEqualTo("2100-01-01T00:00:00Z");
		key = changed(id, "{\"limits\": null, \"expiresAt\": null, \"role\": \"train\"}");
		assertThat(key.get("role").asString()).isEqualTo("train");
		assertThat(key.hasNonNull("expiresAt")).isFalse();
		assertThat(key.at("/limits/requestsPerMinute").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"role": "admin", "nme": "x"}          | nme              | nme is not known; there are
			{"role": null}                         | role             | role cannot be taken off
			{"limits": {"maxJobs": 1}}             | limits.maxJobs   | jobs
			{"limits": {"jobs": -1}}               | limits.jobs      | must be greater than or equal to 0
			{"expiresAt": "tomorrow"}              | expiresAt        | has the wrong type
			""")
	void aChangeThatIsWrongChangesNothing(String change, String field, String words) throws Exception {
		String id = created(wanted("translate")).get("id").asString();
		HttpResponse<String> answer = patch(id, change);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(problem(answer).get("field").asString()).isEqualTo(field);
		assertThat(problem(answer).get("detail").asString()).contains(words);
		assertThat(send(bearer("/keys/" + id, ADMIN).GET()).body()).contains("\"role\":\"translate\"");
	}

	/** Else a misspelt one makes a key that never expires. */
	@Test
	void aNewKeyHasNoUnknownFields() throws Exception {
		ObjectNode wanted = wanted("translate").put("expires_at", "2100-01-01T00:00:00Z");
		HttpResponse<String> answer = send(
				bearer("/keys", ADMIN).header("Content-Type", JSON).POST(BodyPublishers.ofString(wanted.toString())));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(problem(answer).get("detail").asString())
			.isEqualTo("expires_at is not known; there are name, role, limits, expiresAt");
	}

	@Test
	void aKeyIsShownOnce() throws Exception {
		JsonNode key = created(wanted("translate"));
		assertThat(send(bearer("/keys/" + key.get("id").asString(), ADMIN).GET()).body())
			.contains(key.get("name").asString())
			.doesNotContain(key.get("key").asString());
	}

	@Test
	void aKeyHasLimitsOfItsOwn() throws Exception {
		ObjectNode wanted = wanted("translate");
		wanted.putObject("limits").put("requestsPerMinute", 2);
		String key = created(wanted).get("key").asString();
		assertThat(form("/translate", TEXT + "&api_key=" + key).statusCode()).isEqualTo(200);
		assertThat(form("/translate", TEXT + "&api_key=" + key).statusCode()).isEqualTo(200);
		HttpResponse<String> answer = form("/translate", TEXT + "&api_key=" + key);
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
		assertThat(problem(answer).get("error").asString()).startsWith("Slowdown: 2 requests per minute");
		// nor may its holder call what there is not
		assertThat(send(bearer("/keys", key).PUT(BodyPublishers.noBody())).statusCode()).isEqualTo(429);
		// a crowd that comes again on new connections would cost more than its answers
		assertThat(answer.headers().map()).doesNotContainKey("connection");
	}

	/** Else its scripts see no answer, but that the network failed. */
	@Test
	void aPageOfAnotherOriginMayReadWhyItIsRefused() throws Exception {
		for (String path : new String[] { "/translate?api_key=wrong", "/translate", "/translate_file" }) {
			HttpResponse<String> answer = send(request(path).header("Origin", ORIGIN)
				.header("Content-Type", FORM)
				.POST(BodyPublishers.ofString(TEXT)));
			assertThat(answer.statusCode()).isIn(400, 403);
			assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(path).isPresent();
		}
		HttpResponse<String> asked = send(request("/translate").header("Origin", ORIGIN)
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", "authorization,content-type")
			.method("OPTIONS", BodyPublishers.noBody()));
		assertThat(asked.statusCode()).isEqualTo(200);
		assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse("")).contains("authorization");
	}

	@Test
	void whatIsDoneAndRefusedIsWrittenDownWithoutAnyKey(CapturedOutput output) throws Exception {
		JsonNode key = created(wanted("translate"));
		String secret = key.get("key").asString();
		String name = key.get("name").asString();
		assertThat(send(bearer("/models/en-zh/rollback", secret).POST(BodyPublishers.noBody())).statusCode())
			.isEqualTo(403);
		String wrong = UUID.randomUUID().toString();
		assertThat(form("/translate?api_key=" + wrong, TEXT).statusCode()).isEqualTo(403);
		await().until(() -> output.getAll().contains("refused: POST /translate by"));
		assertThat(output.getAll()).contains("done: POST /keys by key first", "made /keys/" + key.get("id").asString())
			.contains("refused: POST /models/en-zh/rollback by key " + name)
			.doesNotContain(secret, wrong, ADMIN);
	}

	@Test
	void answersHaveTheHeadersThatKeepBrowsersSafe() throws Exception {
		HttpResponse<String> answer = form("/translate", TEXT);
		assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'");
		assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/env", "/actuator/heapdump", "/actuator/loggers", "/actuator/beans" })
	void managementIsClosedButForHealthAndMetrics(String path) throws Exception {
		assertThat(send(request(path).GET()).statusCode()).isEqualTo(401);
		assertThat(send(bearer(path, ADMIN).GET()).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/keys/xx             | id    | id must be an id, such as 123e4567-e89b-12d3-a456-426614174000
			/train-jobs?state=xx | state | state must be one of QUEUED, PREPARING,
			""")
	void aPartOfAnAddressThatIsWrongIsNamed(String path, String field, String words) throws Exception {
		HttpResponse<String> answer = send(bearer(path, ADMIN).GET());
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(problem(answer).get("field").asString()).isEqualTo(field);
		assertThat(problem(answer).get("detail").asString()).startsWith(words);
	}

	@Test
	void aWrongMethodIsToldWithoutAKey() throws Exception {
		assertThat(send(request("/translate").GET()).statusCode()).isEqualTo(405);
		assertThat(send(request("/no-such-address").GET()).statusCode()).isEqualTo(401);
		assertThat(send(bearer("/no-such-address", ADMIN).GET()).statusCode()).isEqualTo(404);
	}

	private String key(String role) throws Exception {
		return created(wanted(role)).get("key").asString();
	}

	private static ObjectNode wanted(String role) {
		return JsonMapper.shared().createObjectNode().put("name", "k" + UUID.randomUUID()).put("role", role);
	}

	private JsonNode created(ObjectNode wanted) throws Exception {
		HttpResponse<String> answer = send(
				bearer("/keys", ADMIN).header("Content-Type", JSON).POST(BodyPublishers.ofString(wanted.toString())));
		assertThat(answer.statusCode()).isEqualTo(201);
		return JsonMapper.shared().readTree(answer.body());
	}

	private JsonNode changed(String id, String change) throws Exception {
		HttpResponse<String> answer = patch(id, change);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.body());
	}

	private HttpResponse<String> patch(String id, String change) throws Exception {
		return send(bearer("/keys/" + id, ADMIN).header("Content-Type", "application/merge-patch+json")
			.method("PATCH", BodyPublishers.ofString(change)));
	}

	private static JsonNode problem(HttpResponse<String> answer) {
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		return JsonMapper.shared().readTree(answer.body());
	}

	private HttpResponse<String> form(String path, String fields) throws Exception {
		return send(request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(fields)));
	}

	private HttpResponse<String> upload(String path, String field, String key) throws Exception {
		String body = part("source\"", "en") + part("target\"", "zh") + part(field + "\"", key)
				+ part("file\"; filename=\"a.txt\"", "Hello.") + "--b--\r\n";
		return send(request(path).header("Content-Type", "multipart/form-data; boundary=b")
			.POST(BodyPublishers.ofString(body)));
	}

	private static String part(String name, String value) {
		return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + value + "\r\n";
	}

	private HttpRequest.Builder bearer(String path, String key) {
		return request(path).header("Authorization", "Bearer " + key);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

}
