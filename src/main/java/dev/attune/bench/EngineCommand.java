package dev.attune.bench;

import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.MachineLimits;
import dev.attune.seq2seq.NumberFormat;
import dev.attune.seq2seq.LoadOptions;
import dev.attune.seq2seq.Precision;
import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures searches without the service around them.
 */
@Command(name = "engine", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Measures searches: sentences a second for each beam, batch and number of threads, and the share "
				+ "of the machine's limit that the network's multiply-adds are.")
final class EngineCommand implements Callable<Integer> {

	/** Time for each shape of the machine's limit. */
	static final Duration LIMIT_TIME = Duration.ofMillis(300);

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Mixin
	private ModelChoice choice = new ModelChoice();

	@Mixin
	private Sentences sentences = new Sentences();

	@Option(names = "--beam", paramLabel = "N", split = ",", defaultValue = "1,5", description = "widths of the beam")
	private List<Integer> beams = List.of();

	@Option(names = "--batch", paramLabel = "N", split = ",", defaultValue = "1,8,32,64",
			description = "sentences of one call")
	private List<Integer> batches = List.of();

	@Option(names = "--threads", paramLabel = "N", split = ",", defaultValue = "1,2",
			description = "threads that search, each with a predictor of its own")
	private List<Integer> threads = List.of();

	@Option(names = "--precision", paramLabel = "P",
			description = "numbers that are multiplied: ${COMPLETION-CANDIDATES} (default: the fastest of the processor)")
	private @Nullable Precision precision;

	@Option(names = "--no-shortlist", description = "considers all tokens, even if the model has a short list")
	private boolean everyToken;

	@Option(names = "--seconds", paramLabel = "N", defaultValue = "10",
			description = "time for each combination; the pass over the input that it ends in is finished")
	private double seconds;

	@Option(names = "--peer", paramLabel = "COMMAND",
			description = "a decoder to compare with, as a shell takes it; it reads the input from its standard input. "
					+ "Ours takes the first --beam with the fastest batch and threads")
	private @Nullable String peer;

	@Mixin
	private JsonFile json = new JsonFile();

	@Override
	public Integer call() throws IOException, InterruptedException {
		CommandLine command = this.spec.commandLine();
		Rule.positive(command, "--beam", this.beams);
		Rule.positive(command, "--batch", this.batches);
		Rule.positive(command, "--threads", this.threads);
		Duration time = Rule.seconds(command, "--seconds", this.seconds);
		ModelVersion version = this.choice.version();
		List<String> lines = this.sentences.read();
		try (TranslationModel model = TranslationModel.load(version.directory(),
				new LoadOptions(this.precision, !this.everyToken))) {
			PrintWriter out = command.getOut();
			out.printf("%s version %d, %s, %s, %d sentences%n", version.model(), version.number(),
					model.config().sizes(), model.precision(), lines.size());
			Map<Combination, EngineResult> results = measure(out, new EngineBenchmark(model, lines), model, time);
			if (this.peer != null) {
				new PeerComparison(model, lines, this.peer).run(out, fastest(results));
			}
			return 0;
		}
		catch (InvalidModelException exception) {
			command.getErr().println(exception.getMessage());
			return 1;
		}
	}

	private Map<Combination, EngineResult> measure(PrintWriter out, EngineBenchmark benchmark, TranslationModel model,
			Duration time) throws IOException, InterruptedException {
		Map<Integer, Double> limits = limits(out, NumberFormat.valueOf(model.precision().name()));
		Table table = new Table(out, "beam", "batch", "threads", "sentences/s", "tokens/s", "median ms", "p95 ms",
				"of limit");
		Map<Combination, EngineResult> results = new LinkedHashMap<>();
		for (int beam : this.beams) {
			for (int batch : this.batches) {
				for (int count : this.threads) {
					Combination combination = new Combination(beam, batch, count);
					EngineResult result = benchmark.run(combination, time);
					results.put(combination, result);
					double limit = Objects.requireNonNull(limits.get(count));
					table.row(Integer.toString(beam), Integer.toString(batch), Integer.toString(count),
							Table.number(result.sentencesASecond()), Table.number(result.tokensASecond()),
							Table.number(result.callMillis().median()),
							Table.number(result.callMillis().percentile(0.95)),
							Table.percent(result.shareOf(limit, model.config().sizes(), beam)));
				}
			}
		}
		this.json.write(table);
		return results;
	}

	private Map<Integer, Double> limits(PrintWriter out, NumberFormat format) {
		Map<Integer, Double> limits = new HashMap<>();
		try (MachineLimits machine = MachineLimits.open()) {
			for (int count : this.threads) {
				double limit = machine.limit(format, count, LIMIT_TIME).orElse(Double.NaN);
				limits.put(count, limit);
				out.printf("limit in %s, %d %s: %s Gop/s%n", format, count, (count == 1) ? "thread" : "threads",
						Table.number(limit / 1e9));
			}
		}
		return limits;
	}

	private Combination fastest(Map<Combination, EngineResult> results) {
		return results.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().beam() == this.beams.getFirst())
			.max(Comparator.comparingDouble((entry) -> entry.getValue().sentencesASecond()))
			.map(Entry::getKey)
			.orElseThrow(() -> new ParameterException(this.spec.commandLine(), "nothing was measured"));
	}

}
