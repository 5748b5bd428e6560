package dev.attune.bench;

import dev.attune.corpus.CorpusException;
import dev.attune.seq2seq.MachineLimits;
import dev.attune.seq2seq.ModelSizes;
import dev.attune.seq2seq.NativeEngine;
import dev.attune.seq2seq.NumberFormat;
import dev.attune.serving.ProcessMemory;
import dev.attune.training.Preset;
import dev.attune.training.SteadyTraining;
import dev.attune.training.TrainingEnvironment;
import dev.attune.training.TrainingOptions;
import dev.attune.training.TrainingRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures the speed of a training once it is steady.
 */
@Command(name = "training", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Measures a training: target tokens a second, padding, the share of the machine's limit that the "
				+ "network's multiply-adds are, and memory. It runs in the environment of train.")
final class TrainingCommand implements Callable<Integer>, TrainingEnvironment.Needed {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--source", required = true, paramLabel = "CODE", description = "language of the source sides")
	private String source = "";

	@Option(names = "--target", required = true, paramLabel = "CODE", description = "language of the target sides")
	private String target = "";

	@Option(names = "--corpus", required = true, paramLabel = "CORPUS",
			description = "what to train on, as train takes it; may be repeated")
	private List<String> corpora = List.of();

	@Option(names = "--preset", defaultValue = "BASE", description = "sizes of the network: ${COMPLETION-CANDIDATES}")
	private Preset preset = Preset.BASE;

	@Option(names = "--batch-tokens", paramLabel = "N", defaultValue = "3000",
			description = "target tokens of one update, padding included")
	private int batchTokens;

	@Option(names = "--precision", defaultValue = "AUTO",
			description = "matrix products: ${COMPLETION-CANDIDATES}; AUTO takes the faster")
	private TrainingOptions.Precision precision = TrainingOptions.Precision.AUTO;

	@Option(names = "--threads", paramLabel = "N", description = "threads of one update (default: one a core)")
	private int threads = Runtime.getRuntime().availableProcessors();

	@Option(names = "--warm-up", paramLabel = "N", defaultValue = "30",
			description = "seconds before the measurement; kernels are compiled for each new shape of a batch")
	private double warmUp;

	@Option(names = "--seconds", paramLabel = "N", defaultValue = "60", description = "seconds to measure")
	private double seconds;

	@Override
	public Integer call() throws IOException {
		CommandLine command = this.spec.commandLine();
		Rule.positive(command, "--threads", List.of(this.threads));
		Duration time = Rule.seconds(command, "--seconds", this.seconds);
		Duration before = Rule.seconds(command, "--warm-up", this.warmUp);
		TrainingRequest request;
		try {
			request = SteadyTraining.request(this.source, this.target, this.corpora, this.preset, this.batchTokens,
					this.precision);
		}
		catch (IllegalArgumentException exception) {
			throw new ParameterException(command, exception.getMessage(), exception);
		}
		NativeEngine.useThreads(this.threads);
		Path directory = Files.createTempDirectory("attune-bench");
		SpeedListener listener = new SpeedListener(before, time, ProcessMemory.ofThisProcess(), command.getOut());
		try {
			SteadyTraining.Epoch epoch = SteadyTraining.run(request, directory, listener);
			print(command.getOut(), epoch, listener);
			return 0;
		}
		catch (CorpusException exception) {
			command.getErr().println(exception.getMessage());
			return 1;
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private void print(PrintWriter out, SteadyTraining.Epoch epoch, SpeedListener listener) {
		double peak = ProcessMemory.ofThisProcess().peak();
		ModelSizes sizes = this.preset.sizes().withVocabulary(epoch.vocabulary());
		NumberFormat format = epoch.bfloat16() ? NumberFormat.BF16 : NumberFormat.FP32;
		double limit;
		try (MachineLimits machine = MachineLimits.open()) {
			limit = machine.limit(format, this.threads, EngineCommand.LIMIT_TIME).orElse(Double.NaN);
		}
		double speed = listener.speeds().median();
		double multiplyAdds = new NetworkCost(sizes).training(epoch.pairs(), epoch.sourceTokens(), epoch.targetTokens(),
				epoch.links()) / epoch.targetTokens();
		out.printf("%s, %d pairs, %d updates an epoch, %d threads%n", sizes, epoch.pairs(), epoch.batches(),
				this.threads);
		out.printf("limit in %s: %s Gop/s; %s million multiply-adds a target token%n", format,
				Table.number(limit / 1e9), Table.number(multiplyAdds / 1e6));
		Table table = new Table(out, "tokens/s", "5th percentile", "padding", "of limit", "MB at the start",
				"in the middle", "at the end", "peak MB");
		Samples resident = listener.resident();
		table.row(Table.number(speed), Table.number(listener.speeds().percentile(0.05)),
				Table.percent(epoch.paddingShare()), Table.percent(2 * multiplyAdds * speed / limit),
				Table.number(resident.get(0)), Table.number(resident.get(1)), Table.number(resident.get(2)),
				Table.number(peak));
	}

}
