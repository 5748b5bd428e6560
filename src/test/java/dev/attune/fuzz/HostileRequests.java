package dev.attune.fuzz;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Generated requests; each follows from the seed and its number alone.
 */
final class HostileRequests {

	private static final List<String> PATHS = List.of("/translate", "/translate", "/translate", "/translate",
			"/translate", "/translate", "/detect", "/detect", "/suggest", "/suggestions", "/languages",
			"/frontend/settings", "/health", "/models", "/models/en-zh", "/models/..%2f..%2fetc",
			"/models/en-zh/versions/99", "/models/%00/import", "/models/x/import", "/train-jobs", "/train-jobs/1",
			"/translate/", "/translate/x", "/%FF", "/v3/api-docs/x", "/error", "/suggestions/1/accept",
			"/suggestions/x", "/glossaries", "/glossaries/a", "/glossaries/a%00", "/glossaries/a/terms", "/keys",
			"/keys/x", "/translate_file", "/download_file/x", "/document-jobs/x");

	private static final List<String> METHODS = List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "NONSENSE");

	private static final List<String> CONTENT_TYPES = List.of("application/json", "application/json;charset=utf-16",
			"application/json;charset=nonsense", "application/ld+json", "application/x-www-form-urlencoded",
			"application/x-www-form-urlencoded;charset=nonsense", "multipart/form-data",
			"multipart/form-data;boundary=", "multipart/mixed;boundary=b", "text/plain", "text/xml",
			"application/octet-stream", "nonsense", "*/*", "application/json,text/plain", "application/");

	private static final List<String> ACCEPTS = List.of("*/*", "application/json", "text/html", "text/event-stream",
			"image/png", "nonsense", "application/json;q=nonsense", "text/event-stream, application/json;q=0.5");

	private final String address;

	private final long seed;

	private final Duration timeout;

	HostileRequests(String address, long seed, Duration timeout) {
		this.address = address;
		this.seed = seed;
		this.timeout = timeout;
	}

	HttpRequest get(int number) {
		Random random = new Random(this.seed * 1_000_003 + number);
		HostileBody bodies = new HostileBody(random);
		String query = (random.nextInt(8) == 0) ? "?" + shortened(bodies.form()) : "";
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path(random) + query))
			.timeout(this.timeout);
		if (random.nextInt(4) == 0) {
			request.header("Accept", ACCEPTS.get(random.nextInt(ACCEPTS.size())));
		}
		if (random.nextInt(20) == 0) {
			request.header("Origin", "https://example.org").header("Accept-Language", "zh;q=nonsense,*,-,x".repeat(9));
		}
		String type = CONTENT_TYPES.get(random.nextInt(CONTENT_TYPES.size()));
		byte[] body = switch (random.nextInt(12)) {
			case 0, 1 -> {
				type = "application/x-www-form-urlencoded";
				yield bodies.form().getBytes(StandardCharsets.UTF_8);
			}
			case 2 -> {
				type = "multipart/form-data; boundary=b";
				yield bodies.multipart("b");
			}
			case 3 -> bodies.binary();
			case 4 -> bodies.json();
			default -> {
				type = "application/json";
				yield bodies.json();
			}
		};
		if (random.nextInt(10) == 0) {
			body = bodies.damaged(body);
		}
		String method = (random.nextInt(8) == 0) ? METHODS.get(random.nextInt(METHODS.size())) : "POST";
		return request.header("Content-Type", type)
			.method(method, (body.length == 0) ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
			.build();
	}

	// every second one is to be translated
	private static String path(Random random) {
		return random.nextBoolean() ? "/translate" : PATHS.get(random.nextInt(PATHS.size()));
	}

	// a request line is at most 8 kB; past that the server need not say more than 400
	private static String shortened(String query) {
		return (query.length() <= 9_000) ? query : query.substring(0, 8_900).replaceAll("%.?$", "");
	}

}
