package dev.attune.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The environment variables with which native training is about twice as fast. They are
 * read when a process starts, so whoever starts it has to set them.
 */
public final class TrainingEnvironment {

	/**
	 * glibc's allocator keeps large blocks instead of giving them back at every free, and
	 * compiled kernels of all batch shapes stay in oneDNN's cache.
	 */
	public static final Map<String, String> VARIABLES = Map.of("MALLOC_MMAP_THRESHOLD_", "1073741824",
			"MALLOC_TRIM_THRESHOLD_", "4294967296", "MALLOC_TOP_PAD_", "268435456", "MALLOC_ARENA_MAX", "1",
			"ONEDNN_PRIMITIVE_CACHE_CAPACITY", "20000");

	private TrainingEnvironment() {
	}

	/**
	 * Whether this process lacks a variable, and can be started again with it. A variable
	 * that is set to something else stays as it is.
	 */
	public static boolean isMissing() {
		return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
				&& !System.getenv().keySet().containsAll(VARIABLES.keySet()) && !commandLine().isEmpty();
	}

	/** Adds the variables to the environment of a process that will train. */
	public static void addTo(Map<String, String> environment) {
		VARIABLES.forEach(environment::putIfAbsent);
	}

	/**
	 * Runs this process's command line again with the variables, on the same terminal;
	 * ending this process ends that one, which has its time to end in order.
	 * @return its exit code
	 */
	public static int runAgain() throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(commandLine()).inheritIO();
		addTo(builder.environment());
		Process process = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			process.destroy();
			process.onExit().join();
		}));
		return process.waitFor();
	}

	/**
	 * A command that trains in its own process, and so is to be run with the variables.
	 */
	public interface Needed {

	}

	private static List<String> commandLine() {
		ProcessHandle.Info info = ProcessHandle.current().info();
		List<String> line = new ArrayList<>();
		if (info.command().isPresent() && info.arguments().isPresent()) {
			line.add(info.command().get());
			line.addAll(List.of(info.arguments().get()));
		}
		return line;
	}

}
