import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Unpacks the application beside its jar and makes a cache with which it starts faster:
 * the service runs, answers requests of each kind, and on its end the virtual machine
 * writes down which classes it loaded and linked. A JDK from 25 on makes an AOT cache,
 * one before it a class data archive.
 *
 * <pre>java src/aot/AotCache.java JAR MODELS DIRECTORY</pre>
 *
 * DIRECTORY then holds {@code attune.jar}, {@code lib} and {@code attune.aot} or
 * {@code attune.jsa}. If JAR lies in it, it has been unpacked there before. The cache fits
 * the virtual machine that made it, and no other.
 */
final class AotCache {

	private static final boolean AOT = Runtime.version().feature() >= 25;

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private static final Pattern LANGUAGE = Pattern.compile("\"code\":\"([^\"]+)\"");

	private final HttpClient client = HttpClient.newHttpClient();

	private final String address;

	private AotCache(int port) {
		this.address = "http://localhost:" + port;
	}

	public static void main(String[] arguments) throws Exception {
		if (Runtime.version().feature() < 21) {
			throw new IllegalStateException("Java 21 or newer must make the cache: set JAVA_HOME or -Daot.java");
		}
		Path jar = Path.of(arguments[0]).toAbsolutePath().normalize();
		Path models = Path.of(arguments[1]).toAbsolutePath();
		Path directory = Path.of(arguments[2]).toAbsolutePath().normalize();
		if (!directory.equals(jar.getParent())) {
			run(directory.getParent(), List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--force",
					"--destination", directory.toString()))
				.waitFor();
		}
		Path application = directory.resolve(jar.getFileName());
		Path cache = directory.resolve(AOT ? "attune.aot" : "attune.jsa");
		Files.deleteIfExists(directory.resolve("attune.aot"));
		Files.deleteIfExists(directory.resolve("attune.jsa"));
		int port = freePort();
		Path data = Files.createTempDirectory("attune-aot");
		// the application by its plain name: the cache is for a class path that begins so
		Process service = run(directory,
				List.of((AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache.getFileName(), "-jar",
						application.getFileName().toString(), "--server.port=" + port, "--attune.models.dir=" + models,
						"--attune.data.dir=" + data));
		try {
			new AotCache(port).use(service);
			// as a stop of the service: it writes the cache when all has ended
			service.destroy();
			if (!service.waitFor(5, TimeUnit.MINUTES) || !Files.isRegularFile(cache)) {
				throw new IllegalStateException("There is no " + cache);
			}
			System.out.println(cache + ": " + Files.size(cache) / 1_000_000 + " MB");
		}
		finally {
			service.destroyForcibly().waitFor();
			delete(data);
		}
	}

	/** Sends what a service is usually sent. */
	private void use(Process service) throws IOException, InterruptedException {
		awaitReadiness(service);
		for (String path : List.of("/languages", "/models", "/actuator/health", "/actuator/prometheus",
				"/train-jobs")) {
			get(path);
		}
		// a language into itself is answered with the text, and a pair that is unknown with
		// a problem: useful too
		List<String> codes = LANGUAGE.matcher(body("/languages")).results().map((found) -> found.group(1)).toList();
		for (String source : codes) {
			for (String target : codes) {
				for (String text : List.of("\"How are you?\"", "[\"I like music. It is late.\", \"Thank you.\"]")) {
					post("{\"q\":%s,\"source\":\"%s\",\"target\":\"%s\"}".formatted(text, source, target));
				}
			}
		}
	}

	private void awaitReadiness(Process service) throws IOException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
		while (true) {
			try {
				if (get("/actuator/health/readiness") == 200) {
					return;
				}
			}
			catch (IOException exception) {
				// it does not listen yet
			}
			if (!service.isAlive() || System.nanoTime() > end) {
				throw new IllegalStateException("The service does not get ready; are there models?");
			}
			Thread.sleep(100);
		}
	}

	private int get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(URI.create(this.address + path)).build()).statusCode();
	}

	private String body(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(URI.create(this.address + path)).build()).body();
	}

	private void post(String body) throws IOException, InterruptedException {
		send(HttpRequest.newBuilder(URI.create(this.address + "/translate"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return this.client.send(request, BodyHandlers.ofString());
	}

	private static Process run(Path directory, List<String> arguments) throws IOException {
		List<String> line = new ArrayList<>();
		line.add(JAVA.toString());
		line.addAll(arguments);
		return new ProcessBuilder(line).directory(directory.toFile()).inheritIO().start();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static void delete(Path directory) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

}
