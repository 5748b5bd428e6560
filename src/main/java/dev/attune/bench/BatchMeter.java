package dev.attune.bench;

import java.io.IOException;

/**
 * The batches that the service has formed, as its metrics tell.
 *
 * @param batches number of batches since its start
 * @param sentences in all of them
 */
record BatchMeter(double batches, double sentences) {

	private static final String METER = "attune_translate_batch_size_sentences_";

	static BatchMeter read(HttpTarget target) throws IOException {
		try (HttpConnection connection = target.connect()) {
			return of(connection.exchange(target.get("/actuator/prometheus")).body());
		}
	}

	static BatchMeter of(String metrics) {
		return new BatchMeter(value(metrics, METER + "count"), value(metrics, METER + "sum"));
	}

	/** Sentences a batch since then, or not a number if there was none. */
	double meanSince(BatchMeter earlier) {
		return (this.sentences - earlier.sentences) / (this.batches - earlier.batches);
	}

	private static double value(String metrics, String name) {
		return metrics.lines()
			.filter((line) -> line.startsWith(name + " ") || line.startsWith(name + "{"))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

}
