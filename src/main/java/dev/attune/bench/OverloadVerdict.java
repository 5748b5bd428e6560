package dev.attune.bench;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * What a service must do when too much is asked of it.
 */
final class OverloadVerdict {

	private static final double GOODPUT = 0.9;

	private static final double MAX_REFUSAL_MILLIS = 50;

	private static final double MEMORY = 1.05;

	/** Latencies of two quiet times differ so much by themselves. */
	private static final double LATENCY = 1.25;

	private final double capacity;

	private final Samples before;

	private final Samples goodput = new Samples();

	private final Samples resident = new Samples();

	private boolean good = true;

	OverloadVerdict(double capacity, Samples before) {
		this.capacity = capacity;
		this.before = before;
	}

	/** Adds a look. */
	void add(double accepted, double residentMegabytes) {
		this.goodput.add(accepted);
		this.resident.add(residentMegabytes);
	}

	/**
	 * Prints whether all is well.
	 * @param capacityAfter of the closed loop again: machines do not stay as fast as they
	 * were
	 */
	boolean print(PrintWriter out, FloodTally.Count all, double seconds, Samples after, double capacityAfter) {
		double mean = all.acceptedMillis.size() / seconds;
		double peak = Math.max(Math.max(this.capacity, capacityAfter), best());
		int third = this.resident.size() / 3;
		double early = this.resident.get(third);
		double late = this.resident.get(this.resident.size() - 1);
		check(out, all.late == 0, String.format(Locale.ROOT, "answers behind their deadline: %d of %d", all.late,
				all.acceptedMillis.size()));
		check(out, all.errors == 0, String.format(Locale.ROOT, "errors: %d", all.errors));
		check(out, all.refusedMillis.median() < MAX_REFUSAL_MILLIS,
				String.format(Locale.ROOT, "refusals, median: %.1f ms (p95 %.1f, p99 %.1f; %d of them)",
						all.refusedMillis.median(), all.refusedMillis.percentile(0.95),
						all.refusedMillis.percentile(0.99), all.refusedMillis.size()));
		check(out, mean >= GOODPUT * peak, String.format(Locale.ROOT,
				"goodput: %.1f sentences/s, %.1f %% of the peak of %.1f (closed loop before and after: %.1f, %.1f)",
				mean, 100 * mean / peak, peak, this.capacity, capacityAfter));
		check(out, !(late > MEMORY * early), String.format(Locale.ROOT,
				"resident memory: %.0f MB after a third of the time, %.0f at the end", early, late));
		check(out, after.median() <= LATENCY * this.before.median(),
				String.format(Locale.ROOT,
						"latency of one client, median: %.1f ms before, %.1f ms from 5 s after it (p95 %.1f, %.1f)",
						this.before.median(), after.median(), this.before.percentile(0.95), after.percentile(0.95)));
		return this.good;
	}

	/** The best fifth of the time in a row. */
	private double best() {
		int window = Math.max(1, this.goodput.size() / 5);
		double best = 0;
		for (int from = 0; from + window <= this.goodput.size(); from++) {
			double sum = 0;
			for (int i = from; i < from + window; i++) {
				sum += this.goodput.get(i);
			}
			best = Math.max(best, sum / window);
		}
		return best;
	}

	private void check(PrintWriter out, boolean met, String text) {
		this.good &= met;
		out.println((met ? "good    " : "BROKEN  ") + text);
		out.flush();
	}

}
