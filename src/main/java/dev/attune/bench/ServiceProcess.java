package dev.attune.bench;

import dev.attune.serving.ProcessMemory;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The service in a process of its own, on a free port and with a data directory that is
 * deleted with it.
 */
final class ServiceProcess implements AutoCloseable {

	private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(2);

	private static final String MAIN_CLASS = "dev.attune.AttuneApplication";

	private final Process process;

	private final int port;

	private final Path directory;

	private final long started;

	private ServiceProcess(Process process, int port, Path directory, long started) {
		this.process = process;
		this.port = port;
		this.directory = directory;
		this.started = started;
	}

	/**
	 * Starts the service.
	 * @param launcher what the command line of its virtual machine is put behind
	 * @param jar the application, or none for the one that this process runs
	 * @param jvmOptions options of its virtual machine
	 * @param properties its settings, such as {@code attune.models.dir=models}
	 */
	static ServiceProcess start(List<String> launcher, @Nullable Path jar, List<String> jvmOptions,
			List<String> properties) throws IOException {
		Path directory = Files.createTempDirectory("attune-bench");
		int port = freePort();
		List<String> line = new ArrayList<>(launcher);
		line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		line.addAll(jvmOptions);
		// every sentence is to be searched, however often it is asked for
		line.add("-Dattune.translation.cache.max-size=0");
		line.addAll((jar != null) ? List.of("-jar", jar.toString()) : thisApplication());
		line.add("--server.port=" + port);
		line.add("--attune.data.dir=" + directory.resolve("data"));
		properties.forEach((property) -> line.add("--" + property));
		Path log = directory.resolve("log");
		long started = System.nanoTime();
		Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		ServiceProcess service = new ServiceProcess(process, port, directory, started);
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return service;
	}

	private static List<String> thisApplication() {
		String classPath = System.getProperty("java.class.path", "");
		return (classPath.endsWith(".jar") && !classPath.contains(System.getProperty("path.separator")))
				? List.of("-jar", classPath)
				: List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath, MAIN_CLASS);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	HttpTarget target() {
		return new HttpTarget("localhost", this.port);
	}

	long pid() {
		return this.process.pid();
	}

	/** Where it keeps what it keeps; deleted with it. */
	Path directory() {
		return this.directory;
	}

	ProcessMemory memory() {
		return new ProcessMemory(this.process.pid());
	}

	/**
	 * Asks until the service answers a translation.
	 * @param request any translation that it can do
	 * @return seconds since the process was started
	 */
	double awaitTranslation(byte[] request) throws IOException, InterruptedException {
		while (true) {
			try (HttpConnection connection = target().connect()) {
				if (connection.exchange(request).status() == HttpConnection.OK) {
					return (System.nanoTime() - this.started) / 1e9;
				}
			}
			catch (IOException exception) {
				// it does not listen yet
			}
			if (!this.process.isAlive() || System.nanoTime() - this.started > TIMEOUT_NANOS) {
				throw new IllegalStateException("the service does not translate: " + tail());
			}
			TimeUnit.MILLISECONDS.sleep(5);
		}
	}

	private String tail() throws IOException {
		List<String> lines = Files.readAllLines(this.directory.resolve("log"));
		return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 20), lines.size()));
	}

	@Override
	public void close() throws IOException {
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException exception) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
