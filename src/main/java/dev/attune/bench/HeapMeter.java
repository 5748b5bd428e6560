package dev.attune.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The Java heap that the service uses, as its metrics tell.
 */
final class HeapMeter {

	private HeapMeter() {
	}

	/** Megabytes that are in use when what is not has been collected. */
	static double afterCollection(ServiceProcess service) throws IOException, InterruptedException {
		Process collection = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				Long.toString(service.pid()), "GC.run")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		if (collection.waitFor() != 0) {
			throw new IOException("jcmd cannot reach the service");
		}
		HttpTarget target = service.target();
		try (HttpConnection connection = target.connect()) {
			return used(connection.exchange(target.get("/actuator/prometheus")).body());
		}
	}

	static double used(String metrics) {
		return metrics.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("jvm_memory_used_bytes{area=\"heap\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum() / 1e6;
	}

}
