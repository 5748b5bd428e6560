package dev.attune.training;

import dev.attune.PackagedApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged command {@code train} in a process of its own, with its progress as JSON.
 */
final class Worker implements AutoCloseable {

	private final Process process;

	private final BufferedReader events;

	private Worker(Process process) {
		this.process = process;
		this.events = process.inputReader(StandardCharsets.UTF_8);
	}

	static Worker start(Path log, List<String> arguments) throws IOException {
		List<String> line = PackagedApplication.command("train", "--progress", "json");
		line.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
		// with them the process is the worker itself, not one that starts the worker
		builder.environment().putAll(TrainingEnvironment.VARIABLES);
		return new Worker(builder.start());
	}

	/** The next event, or null if the process writes no more. */
	@Nullable JsonNode next() throws IOException {
		String line = this.events.readLine();
		return (line == null) ? null : JsonMapper.shared().readTree(line);
	}

	/** Reads events until one is as wanted. */
	JsonNode await(Predicate<JsonNode> wanted) throws IOException {
		for (JsonNode event = next(); event != null; event = next()) {
			if (wanted.test(event)) {
				return event;
			}
		}
		throw new AssertionError("the worker ended with exit code " + this.process.onExit().join().exitValue());
	}

	/** Whether an event has a name. */
	static Predicate<JsonNode> named(String name) {
		return (event) -> event.path("event").asString("").equals(name);
	}

	/** Reads all events that are left. */
	List<JsonNode> rest() throws IOException {
		List<JsonNode> rest = new ArrayList<>();
		for (JsonNode event = next(); event != null; event = next()) {
			rest.add(event);
		}
		return rest;
	}

	/** As {@code kill} does. */
	void terminate() {
		// the process's own method would close the events too
		this.process.toHandle().destroy();
	}

	/** As {@code kill -9} does. */
	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	/** Reads no more, as when the reader died. */
	void closePipe() throws IOException {
		this.events.close();
	}

	int exitCode(int seconds) throws InterruptedException {
		if (!this.process.waitFor(seconds, TimeUnit.SECONDS)) {
			throw new AssertionError("the worker still runs after " + seconds + " s");
		}
		return this.process.exitValue();
	}

	@Override
	public void close() {
		kill();
	}

}
