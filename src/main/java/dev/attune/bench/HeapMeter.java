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

	/** The heap when what is not in use has been collected. */
	static Heap afterCollection(ServiceProcess service) throws IOException, InterruptedException {
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
			String metrics = connection.exchange(target.get("/actuator/prometheus")).body();
			return new Heap(megabytes(metrics, "used"), megabytes(metrics, "committed"));
		}
	}

	private static double megabytes(String metrics, String what) {
		return metrics.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("jvm_memory_" + what + "_bytes{area=\"heap\""))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum() / 1e6;
	}

	/**
	 * Sizes in megabytes.
	 *
	 * @param used by objects
	 * @param committed taken from the system
	 */
	record Heap(double used, double committed) {
	}

}
