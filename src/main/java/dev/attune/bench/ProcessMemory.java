package dev.attune.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory that a process has, as Linux says it in {@code /proc}.
 *
 * @param status the process's status file
 */
record ProcessMemory(Path status) {

	ProcessMemory(long process) {
		this(Path.of("/proc", Long.toString(process), "status"));
	}

	static ProcessMemory ofThisProcess() {
		return new ProcessMemory(ProcessHandle.current().pid());
	}

	/**
	 * Resident memory in MB (10^6 bytes), or not a number where there is no such file.
	 */
	double resident() {
		return megabytes("VmRSS:");
	}

	/** The most resident memory that there ever was, as {@link #resident()}. */
	double peak() {
		return megabytes("VmHWM:");
	}

	private double megabytes(String field) {
		if (!Files.exists(this.status)) {
			return Double.NaN;
		}
		try {
			return value(Files.readAllLines(this.status), field);
		}
		catch (IOException exception) {
			throw new UncheckedIOException(exception);
		}
	}

	/**
	 * The value of a line such as {@code VmRSS:     1000 kB}, where a kB has 1024 bytes.
	 */
	static double value(List<String> lines, String field) {
		return lines.stream()
			.filter((line) -> line.startsWith(field))
			.mapToDouble((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
			.findFirst()
			.orElse(Double.NaN);
	}

}
