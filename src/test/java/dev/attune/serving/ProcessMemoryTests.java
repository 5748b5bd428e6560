package dev.attune.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Linux says of a process's memory, and what becomes a metric of it.
 */
class ProcessMemoryTests {

	@Test
	void memoryIsThatOfTheStatusFile() {
		List<String> status = List.of("VmHWM:\t 2000000 kB", "VmRSS:\t 1000000 kB");
		assertThat(ProcessMemory.value(status, "VmRSS:")).isEqualTo(1024);
		assertThat(ProcessMemory.value(status, "VmHWM:")).isEqualTo(2048);
		assertThat(ProcessMemory.value(List.of(), "VmRSS:")).isNaN();
	}

	@Test
	void residentMemoryIsAMetricInBytes(@TempDir Path directory) throws Exception {
		Path status = Files.writeString(directory.resolve("status"), "VmRSS:\t 1000000 kB\n");
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new ProcessMemory(status).bindTo(registry);
		Gauge gauge = registry.get("process.resident.memory").gauge();
		assertThat(gauge.value()).isEqualTo(1_024_000_000);
		assertThat(gauge.getId().getBaseUnit()).isEqualTo("bytes");
	}

	@Test
	void whereThereIsNoStatusFileThereIsNoMetric(@TempDir Path directory) {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new ProcessMemory(directory.resolve("status")).bindTo(registry);
		assertThat(registry.getMeters()).isEmpty();
	}

}
