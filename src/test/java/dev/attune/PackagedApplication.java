package dev.attune;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The jar that the build made, to be run in a process of its own.
 */
public final class PackagedApplication {

	private PackagedApplication() {
	}

	/** The command line that runs it; more arguments can be added. */
	public static List<String> command(String... arguments) {
		// what runs for seconds is not worth compiling well: on two cores that takes
		// longer than the rest
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-jar", Objects.requireNonNull(System.getProperty("attune.jar"))));
		command.addAll(List.of(arguments));
		return command;
	}

}
