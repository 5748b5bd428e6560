package dev.attune.serving;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
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
public record ProcessMemory(Path status) implements MeterBinder {

	/**
	 * Memory of a process.
	 * @param process its number
	 */
	public ProcessMemory(long process) {
		this(Path.of("/proc", Long.toString(process), "status"));
	}

	/** Memory of the process that asks. */
	public static ProcessMemory ofThisProcess() {
		return new ProcessMemory(ProcessHandle.current().pid());
	}

	/**
	 * Resident memory in MB (10^6 bytes), or not a number where there is no such file.
	 */
	public double resident() {
		return megabytes("VmRSS:");
	}

	/** The most resident memory that there ever was, as {@link #resident()}. */
	public double peak() {
		return megabytes("VmHWM:");
	}

	/** Threads of the operating system. */
	public int threads() {
		return (int) Math.round(megabytes("Threads:") * 1e6 / 1024);
	}

	/** Open files and connections. */
	public int handles() {
		String[] open = this.status.resolveSibling("fd").toFile().list();
		return (open != null) ? open.length : 0;
	}

	/** Makes the resident memory a metric, where there is such a file. */
	@Override
	public void bindTo(MeterRegistry registry) {
		if (!Double.isNaN(resident())) {
			Gauge.builder("process.resident.memory", this, (memory) -> memory.resident() * 1e6)
				.description("Memory of the process, the engine's included")
				.baseUnit("bytes")
				.register(registry);
		}
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
