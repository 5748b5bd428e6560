package dev.attune.bench;

import dev.attune.seq2seq.MachineLimits;
import dev.attune.seq2seq.NumberFormat;
import dev.attune.seq2seq.ProductShape;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures matrix products of each number format.
 */
@Command(name = "machine", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Measures the machine's limit: matrix products in fp32, bf16 and int8 with the engine's kernels, "
				+ "one product a thread.")
final class MachineCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--threads", paramLabel = "N", split = ",",
			description = "threads that multiply at the same time (default: 1 and one a core)")
	private List<Integer> threads = new ArrayList<>();

	@Option(names = "--seconds", paramLabel = "N", defaultValue = "0.6", description = "time for each figure")
	private double seconds;

	@Override
	public Integer call() {
		CommandLine command = this.spec.commandLine();
		if (this.threads.isEmpty()) {
			int cores = Runtime.getRuntime().availableProcessors();
			this.threads.addAll((cores == 1) ? List.of(1) : List.of(1, cores));
		}
		Rule.positive(command, "--threads", this.threads);
		Duration time = Rule.seconds(command, "--seconds", this.seconds);
		PrintWriter out = command.getOut();
		out.println("Billions of operations a second (a multiplication or an addition each), rows x inputs x outputs");
		try (MachineLimits machine = MachineLimits.open()) {
			Table table = new Table(out, "format", "threads", "             shape", "Gop/s");
			List<Runnable> limits = new ArrayList<>();
			for (NumberFormat format : NumberFormat.values()) {
				for (int count : this.threads) {
					OptionalDouble best = measure(machine, table, format, count, time);
					limits.add(() -> table.row(format.toString(), Integer.toString(count), "limit", cell(best)));
				}
			}
			limits.forEach(Runnable::run);
		}
		return 0;
	}

	private static OptionalDouble measure(MachineLimits machine, Table table, NumberFormat format, int threads,
			Duration time) {
		double best = Double.NaN;
		for (ProductShape shape : ProductShape.USUAL) {
			OptionalDouble rate = machine.rate(format, shape, threads, time);
			if (rate.isEmpty()) {
				return rate;
			}
			best = (best > rate.getAsDouble()) ? best : rate.getAsDouble();
			table.row(format.toString(), Integer.toString(threads),
					"%d x %d x %d".formatted(shape.rows(), shape.inputs(), shape.outputs()), cell(rate));
		}
		return OptionalDouble.of(best);
	}

	private static String cell(OptionalDouble rate) {
		return rate.isPresent() ? Table.number(rate.getAsDouble() / 1e9) : "not available";
	}

}
