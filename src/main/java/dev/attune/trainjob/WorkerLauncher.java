package dev.attune.trainjob;

import dev.attune.training.TrainingEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts workers: this application again, with the command {@code train}, at a lower
 * priority.
 */
final class WorkerLauncher {

	private static final Logger logger = LoggerFactory.getLogger(WorkerLauncher.class);

	private static final List<Path> NICE = List.of(Path.of("/usr/bin/nice"), Path.of("/bin/nice"));

	private final String mainClass;

	private final TrainingProperties properties;

	WorkerLauncher(String mainClass, TrainingProperties properties) {
		this.mainClass = mainClass;
		this.properties = properties;
	}

	/**
	 * Starts a worker in the directory of the uploads. What it writes to standard error
	 * goes to the job's log.
	 */
	Worker start(List<String> arguments, JobDirectory directory) throws IOException {
		killLeftOver(directory);
		List<String> command = new ArrayList<>(nice());
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx" + this.properties.heap()));
		String classPath = System.getProperty("java.class.path");
		command.addAll(
				isJar(classPath) ? List.of("-jar", absolute(classPath)) : List.of("-cp", classPath, this.mainClass));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.uploads().toFile());
		TrainingEnvironment.addTo(builder.environment());
		Process process = builder.start();
		Files.writeString(directory.pid(), Long.toString(process.pid()));
		return new Worker(process, directory);
	}

	private List<String> nice() {
		return NICE.stream()
			.filter(Files::isExecutable)
			.findFirst()
			.map((nice) -> List.of(nice.toString(), "-n", Integer.toString(this.properties.niceness())))
			.orElse(List.of());
	}

	private static boolean isJar(String classPath) {
		return classPath.endsWith(".jar") && !classPath.contains(System.getProperty("path.separator"));
	}

	private static String absolute(String path) {
		return Path.of(path).toAbsolutePath().toString();
	}

	/**
	 * Ends the worker that a service left behind when it was killed: two must not write
	 * the same checkpoints.
	 */
	private static void killLeftOver(JobDirectory directory) throws IOException {
		if (!Files.exists(directory.pid())) {
			return;
		}
		String pid = Files.readString(directory.pid()).strip();
		if (!pid.matches("[0-9]{1,18}")) {
			return;
		}
		// the number may meanwhile be another process's, which does not know the
		// directory
		ProcessHandle.of(Long.parseLong(pid))
			.filter((process) -> process.info()
				.commandLine()
				.filter((line) -> line.contains(directory.work().toString()))
				.isPresent())
			.ifPresent((process) -> {
				logger.warn("Ending worker {} that was left behind", pid);
				process.destroyForcibly();
				process.onExit().join();
			});
	}

}
