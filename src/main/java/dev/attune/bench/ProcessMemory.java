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

	/** Threads of the operating system. */
	int threads() {
		return (int) Math.round(megabytes("Threads:") * 1e6 / 1024);
	}

	/** Open files and connections. */
	int handles() {
		String[] open = this.status.resolveSibling("fd").toFile().list();
		return (open != null) ? open.length : 0;
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
