package dev.attune.training;

import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelVersion;
import dev.attune.corpus.CleaningOptions;
import dev.attune.corpus.CorpusException;
import dev.attune.corpus.CorpusReader;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.NativeEngine;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Trains a model on the command line and publishes it as a new version.
 */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Trains a model from parallel corpora and adds it to the models directory as a new version.")
public final class TrainCommand implements Callable<Integer>, TrainingEnvironment.Needed {

	/** Exit code of a training that was asked to stop, as if SIGTERM had ended it. */
	static final int STOPPED = 143;

	/** Options that have no part in what comes of a training. */
	private static final Set<String> INCIDENTAL = Set.of("--work", "--no-publish", "--checkpoint-seconds", "--progress",
			"--models");

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = "--source", required = true, paramLabel = "CODE", description = "language of the source sides")
	private String source = "";

	@Option(names = "--target", required = true, paramLabel = "CODE", description = "language of the target sides")
	private String target = "";

	@Option(names = "--corpus", required = true, paramLabel = "CORPUS",
			description = "what to train on; may be repeated: " + CorpusArgument.HELP)
	private List<String> corpora = List.of();

	@Option(names = "--dev", paramLabel = "CORPUS",
			description = "pairs for validation; may be repeated; without it they are split off")
	private List<String> dev = List.of();

	@Option(names = "--test", paramLabel = "CORPUS",
			description = "pairs for the final scores; may be repeated; without it they are split off")
	private List<String> test = List.of();

	@Mixin
	private ColumnOptions columns = new ColumnOptions();

	@Option(names = "--dev-pairs", paramLabel = "N", defaultValue = "1000",
			description = "pairs to split off for validation")
	private int devPairs;

	@Option(names = "--test-pairs", paramLabel = "N", defaultValue = "1000",
			description = "pairs to split off for the final scores")
	private int testPairs;

	@Option(names = "--max-length-ratio", paramLabel = "X", defaultValue = "3.0",
			description = "pairs whose lengths differ more are dropped")
	private double maxLengthRatio;

	@Option(names = "--keep-overlap",
			description = "keeps training pairs that share a text with the given --dev and --test parts, for "
					+ "benchmarks whose parts are fixed")
	private boolean keepOverlap;

	@Option(names = "--models", paramLabel = "DIR", defaultValue = "models", description = "where models are kept")
	private Path models = Path.of("models");

	@Option(names = "--name", paramLabel = "NAME", description = "name of the model (default: SOURCE-TARGET)")
	private @Nullable String name;

	@Option(names = "--parent", paramLabel = "DIR",
			description = "a version to go on from, such as models/en-zh/1: its weights, sizes and subwords")
	private @Nullable Path parent;

	@Option(names = "--replay", paramLabel = "DIR",
			description = "the prepared corpus that the parent was trained on (corpus in its --work), "
					+ "of which a part is trained on again so that it is not forgotten")
	private @Nullable Path replay;

	@Option(names = "--baseline", paramLabel = "DIR", description = "a version to score on the same test part")
	private @Nullable Path baseline;

	@Option(names = "--work", paramLabel = "DIR",
			description = "keeps the prepared corpus and checkpoints here; the same command goes on from them after an "
					+ "interruption (default: a directory that is deleted)")
	private @Nullable Path work;

	@Option(names = "--no-publish", description = "leaves the version in the --work directory")
	private boolean unpublished;

	@Option(names = "--checkpoint-seconds", paramLabel = "N", defaultValue = "60",
			description = "time from one checkpoint to the next")
	private int checkpointSeconds;

	@Option(names = "--progress", defaultValue = "TEXT",
			description = "how to tell of progress: ${COMPLETION-CANDIDATES}; JSON is one object a line")
	private ProgressFormat progress = ProgressFormat.TEXT;

	@Mixin
	private NetworkOptions network = new NetworkOptions();

	@Mixin
	private ScheduleOptions schedule = new ScheduleOptions();

	@Option(names = "--threads", paramLabel = "N", description = "threads of one update (default: one a core)")
	private int threads = Runtime.getRuntime().availableProcessors();

	@Mixin
	private DataOptions data = new DataOptions();

	@Override
	@SuppressWarnings("CatchAndPrintStackTrace")
	public Integer call() throws IOException {
		CommandLine command = Objects.requireNonNull(this.spec).commandLine();
		StopRequest stop = new StopRequest();
		TrainingListener listener = switch (this.progress) {
			case TEXT -> new ConsoleListener(command.getOut(), command.getErr(), stop);
			case JSON -> new JsonListener(System.out, stop);
		};
		TrainingRequest request;
		ModelCatalog catalog = new ModelCatalog(this.models);
		try {
			request = request(command);
			// says at once if the name is none
			catalog.versions(modelName());
		}
		catch (IllegalArgumentException exception) {
			throw new ParameterException(command, exception.getMessage(), exception);
		}
		NativeEngine.useThreads(this.threads);
		try (OrderlyEnd end = new OrderlyEnd(stop)) {
			end.install();
			run(request, catalog, listener);
			return 0;
		}
		catch (CancellationException exception) {
			listener.message(Objects.requireNonNullElse(exception.getMessage(), "Stopped."));
			return STOPPED;
		}
		catch (CorpusException | CheckpointException | InvalidModelException | IllegalStateException exception) {
			listener.failed(TrainingFailure.of(exception));
			return 1;
		}
		catch (IOException | RuntimeException | Error exception) {
			listener.failed(TrainingFailure.of(exception));
			exception.printStackTrace(command.getErr());
			command.getErr().flush();
			return 1;
		}
	}

	private String modelName() {
		return (this.name != null) ? this.name : this.source + "-" + this.target;
	}

	private void run(TrainingRequest request, ModelCatalog catalog, TrainingListener listener)
			throws IOException, CheckpointException, InvalidModelException {
		WorkDirectory directory = new WorkDirectory(
				(this.work != null) ? this.work : catalog.beginVersion(modelName()));
		try {
			listener.finished(
					new ModelTraining(request, directory, Duration.ofSeconds(this.checkpointSeconds), listener).run());
			if (!this.unpublished) {
				ModelVersion version = catalog.add(modelName(), directory.version());
				catalog.activate(version.model(), version.number());
				listener.message("Published as " + version.directory());
			}
		}
		finally {
			if (this.work == null) {
				WorkDirectory.delete(directory.root());
			}
		}
	}

	private TrainingRequest request(CommandLine command) throws IOException {
		if (this.threads < 1) {
			throw new IllegalArgumentException("--threads must be at least 1, not " + this.threads);
		}
		if (this.checkpointSeconds < 1) {
			throw new IllegalArgumentException(
					"--checkpoint-seconds must be at least 1, not " + this.checkpointSeconds);
		}
		if (this.unpublished && this.work == null) {
			throw new IllegalArgumentException("--no-publish needs a --work directory to leave the version in");
		}
		ModelConfig config = (this.parent == null) ? null : config(this.parent);
		return new TrainingRequest(this.source, this.target, readers(this.corpora), readers(this.dev),
				readers(this.test), this.devPairs, this.testPairs, cleaning(), this.keepOverlap,
				this.network.architecture(config), this.network.sizes(config), this.schedule.options(config != null),
				this.data.statement(commandLine(command)), this.parent, this.replay, this.baseline);
	}

	private List<CorpusReader> readers(List<String> arguments) {
		return arguments.stream().map((argument) -> this.columns.reader(argument, this.source, this.target)).toList();
	}

	private static ModelConfig config(Path version) throws IOException {
		try {
			return ModelConfig.read(version.resolve(ModelConfig.FILE));
		}
		catch (InvalidModelException | NoSuchFileException exception) {
			throw new IllegalArgumentException("--parent: no valid version: " + exception.getMessage(), exception);
		}
	}

	private static String commandLine(CommandLine command) {
		return command.getParseResult()
			.matchedOptions()
			.stream()
			.filter((option) -> !INCIDENTAL.contains(option.longestName()))
			.flatMap(TrainCommand::written)
			.collect(Collectors.joining("", "java -jar attune.jar train", ""));
	}

	private static Stream<String> written(OptionSpec option) {
		String name = " " + option.longestName();
		return (option.arity().max() == 0) ? Stream.of(name)
				: option.originalStringValues().stream().map((value) -> name + " " + quoted(value));
	}

	private CleaningOptions cleaning() {
		CleaningOptions usual = CleaningOptions.DEFAULT;
		return new CleaningOptions(usual.minCharacters(), usual.maxCharacters(), usual.maxWords(), this.maxLengthRatio,
				usual.maxCopyLetters(), usual.minScriptShare());
	}

	/** An argument as a shell takes it. */
	private static String quoted(String argument) {
		return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
	}

	/** How to tell of progress. */
	enum ProgressFormat {

		/** For people. */
		TEXT,

		/** For programs. */
		JSON

	}

}
