package dev.attune.bench;

/**
 * What a load on the service gave.
 *
 * @param seconds how long it was measured
 * @param millis of each request that was answered well
 * @param errors requests that were not
 */
record LoadResult(double seconds, Samples millis, int errors) {

	/** Requests answered well a second. */
	double throughput() {
		return this.millis.size() / this.seconds;
	}

}
