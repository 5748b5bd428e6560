package dev.attune.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a service stayed as it was: what it had in the second third of the time is
 * compared with what it had in the last.
 */
final class SoakVerdict {

	private static final double GROWTH = 1.05;

	private static final double QUARTER = 0.25;

	/** Faults that are printed. */
	private static final int SHOWN = 20;

	/**
	 * Connections and threads come and go; what leaks grows by more in a third of the
	 * time.
	 */
	private static final int SLACK = 3;

	private final List<double[]> looks = new ArrayList<>();

	private boolean good = true;

	void add(double heap, double nativeMemory, int threads, int handles) {
		this.looks.add(new double[] { heap, nativeMemory, threads, handles });
	}

	/** Prints whether all is well. */
	boolean print(PrintWriter out, List<String> faults) {
		Map<String, Long> counts = faults.stream()
			.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
		counts.entrySet()
			.stream()
			.limit(SHOWN)
			.forEach((fault) -> out.println("        " + fault.getValue() + " x " + fault.getKey()));
		check(out, faults.isEmpty(), "faults: " + faults.size());
		compare(out, "heap in use, MB", 0, GROWTH, 0);
		compare(out, "native memory, MB", 1, GROWTH, 0);
		compare(out, "threads", 2, 1, SLACK);
		compare(out, "open files and connections", 3, 1, SLACK);
		return this.good;
	}

	// what requests hold comes and goes; what leaks stays, and raises the lower values
	// too
	private void compare(PrintWriter out, String what, int index, double factor, double slack) {
		int third = this.looks.size() / 3;
		double before = lowerQuartile(index, third, 2 * third);
		double after = lowerQuartile(index, 2 * third, this.looks.size());
		check(out, !(after > before * factor + slack), String.format(Locale.ROOT,
				"%s: lower quartile %.1f in the second third, %.1f in the last", what, before, after));
	}

	private double lowerQuartile(int index, int from, int to) {
		Samples samples = new Samples();
		this.looks.subList(from, to).forEach((look) -> samples.add(look[index]));
		return samples.percentile(QUARTER);
	}

	private void check(PrintWriter out, boolean met, String text) {
		this.good &= met;
		out.println((met ? "good    " : "BROKEN  ") + text);
		out.flush();
	}

}
