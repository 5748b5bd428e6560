package dev.attune.training;

import dev.attune.catalog.CatalogException;
import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelVersion;
import dev.attune.corpus.CleaningOptions;
import dev.attune.corpus.CorpusException;
import dev.attune.corpus.CorpusReader;
import dev.attune.seq2seq.ModelSizes;
import dev.attune.seq2seq.NativeEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Trains a model on the command line and publishes it as a new version.
 */
@Command(name = "train", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Trains a model from parallel corpora and adds it to the models directory as a new version.")
public final class TrainCommand implements Callable<Integer> {

	/** The longest that an update and the tidying up may take. */
	private static final int STOP_SECONDS = 60;

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = "--source", required = true, paramLabel = "CODE", description = "language of the source sides")
	private String source = "";

	@Option(names = "--target", required = true, paramLabel = "CODE", description = "language of the target sides")
	private String target = "";

	@Option(names = "--corpus", required = true, paramLabel = "CORPUS",
			description = "what to train on; may be repeated: " + CorpusArgument.HELP)
	private List<String> corpora = List.of();

	@Option(names = "--dev", paramLabel = "CORPUS", description = "pairs for validation; without it they are split off")
	private @Nullable String dev;

	@Option(names = "--test", paramLabel = "CORPUS",
			description = "pairs for the final scores; without it they are split off")
	private @Nullable String test;

	@Option(names = "--source-column", paramLabel = "N", defaultValue = CorpusArgument.NO_COLUMN,
			description = "column of the sources in TSV and CSV files; 0: as the header says, else the first")
	private int sourceColumn;

	@Option(names = "--target-column", paramLabel = "N", defaultValue = CorpusArgument.NO_COLUMN,
			description = "column of the targets in TSV and CSV files; 0: as the header says, else the second")
	private int targetColumn;

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

	@Option(names = "--architecture", paramLabel = "NAME", defaultValue = "gru-attention",
			description = "the network: gru-attention")
	private String architecture = "";

	@Option(names = "--preset", defaultValue = "BASE", description = "sizes of the network: ${COMPLETION-CANDIDATES}")
	private Preset preset = Preset.BASE;

	@Option(names = "--vocabulary", paramLabel = "N", description = "subwords to learn (default: the preset's)")
	private @Nullable Integer vocabulary;

	@Option(names = "--embedding", paramLabel = "N", description = "width of the embeddings (default: the preset's)")
	private @Nullable Integer embedding;

	@Option(names = "--hidden", paramLabel = "N", description = "width of the GRU states (default: the preset's)")
	private @Nullable Integer hidden;

	@Option(names = "--attention", paramLabel = "N", description = "width of the attention (default: the preset's)")
	private @Nullable Integer attention;

	@Option(names = "--epochs", paramLabel = "N", defaultValue = "20", description = "passes over the corpus at most")
	private int epochs;

	@Option(names = "--minutes", paramLabel = "N", description = "time limit of the training (default: none)")
	private @Nullable Double minutes;

	@Option(names = "--batch-tokens", paramLabel = "N", defaultValue = "3000",
			description = "target tokens of one update, padding included")
	private int batchTokens;

	@Option(names = "--learning-rate", paramLabel = "X", defaultValue = "0.001",
			description = "highest learning rate of Adam")
	private double learningRate;

	@Option(names = "--warmup", paramLabel = "N", defaultValue = "200",
			description = "updates over which the learning rate rises")
	private int warmup;

	@Option(names = "--dropout", paramLabel = "X", defaultValue = "0.2",
			description = "share of the units dropped at embeddings and deep output")
	private double dropout;

	@Option(names = "--label-smoothing", paramLabel = "X", defaultValue = "0.1",
			description = "probability mass spread over the vocabulary")
	private double labelSmoothing;

	@Option(names = "--clip-norm", paramLabel = "X", defaultValue = "1.0", description = "limit of the gradient's norm")
	private double clipNorm;

	@Option(names = "--average-decay", paramLabel = "X", defaultValue = "0.995",
			description = "what the moving average of the weights keeps at each update")
	private double averageDecay;

	@Option(names = "--validate-every", paramLabel = "N", defaultValue = "0",
			description = "updates between validations; 0: once an epoch")
	private int validateEvery;

	@Option(names = "--patience", paramLabel = "N", defaultValue = "5",
			description = "validations without a better score after which training stops")
	private int patience;

	@Option(names = "--criterion", defaultValue = "CHRF",
			description = "what makes a validation better: ${COMPLETION-CANDIDATES}")
	private TrainingOptions.Criterion criterion = TrainingOptions.Criterion.CHRF;

	@Option(names = "--precision", defaultValue = "AUTO",
			description = "matrix products: ${COMPLETION-CANDIDATES}; AUTO takes the faster")
	private TrainingOptions.Precision precision = TrainingOptions.Precision.AUTO;

	@Option(names = "--threads", paramLabel = "N", description = "threads of one update (default: one a core)")
	private int threads = Runtime.getRuntime().availableProcessors();

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of all random numbers")
	private long seed;

	@Option(names = "--data-name", paramLabel = "TEXT", defaultValue = "Not stated.",
			description = "what the model card says of the corpora")
	private String dataName = "";

	@Option(names = "--data-licence", paramLabel = "TEXT", defaultValue = "not stated",
			description = "their licence, for the model card")
	private String dataLicence = "";

	@Option(names = "--data-attribution", paramLabel = "TEXT", defaultValue = "not stated",
			description = "the attribution their licence asks for, for the model card")
	private String dataAttribution = "";

	@Override
	public Integer call() throws IOException {
		CommandLine command = Objects.requireNonNull(this.spec).commandLine();
		ConsoleListener console = new ConsoleListener(command.getOut());
		ModelCatalog catalog = new ModelCatalog(this.models);
		TrainingRequest request;
		Path staged;
		try {
			if (this.threads < 1) {
				throw new IllegalArgumentException("--threads must be at least 1, not " + this.threads);
			}
			request = request(command);
			staged = catalog.beginVersion((this.name != null) ? this.name : this.source + "-" + this.target);
		}
		catch (IllegalArgumentException exception) {
			throw new ParameterException(command, exception.getMessage(), exception);
		}
		NativeEngine.useThreads(this.threads);
		// a process that ends in the midst of a native call may crash and leaves its
		// files
		CountDownLatch finished = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			console.stop();
			awaitQuietly(finished);
		}));
		try {
			TrainingOutcome outcome = new ModelTraining(request, console).run(staged);
			ModelVersion version = catalog.publish(staged);
			catalog.activate(version.model(), version.number());
			console.finished(outcome);
			console.message("Published as " + version.directory());
			return 0;
		}
		catch (CorpusException | CatalogException | IllegalStateException exception) {
			command.getErr().println(exception.getMessage());
			return 1;
		}
		finally {
			if (Files.exists(staged)) {
				catalog.discard(staged);
			}
			finished.countDown();
		}
	}

	@SuppressWarnings("ResultOfMethodCallIgnored")
	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(STOP_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException exception) {
			Thread.currentThread().interrupt();
		}
	}

	private TrainingRequest request(CommandLine command) {
		List<CorpusReader> readers = this.corpora.stream().map(this::reader).toList();
		Duration limit = (this.minutes == null) ? null : Duration.ofMillis(Math.round(this.minutes * 60_000));
		String line = "java -jar attune.jar train " + command.getParseResult()
			.originalArgs()
			.stream()
			.dropWhile("train"::equals)
			.map(TrainCommand::quoted)
			.collect(Collectors.joining(" "));
		ModelSizes sizes = new ModelSizes(or(this.vocabulary, this.preset.sizes().vocabulary()),
				or(this.embedding, this.preset.sizes().embedding()), or(this.hidden, this.preset.sizes().hidden()),
				or(this.attention, this.preset.sizes().attention()));
		return new TrainingRequest(this.source, this.target, readers, (this.dev == null) ? null : reader(this.dev),
				(this.test == null) ? null : reader(this.test), this.devPairs, this.testPairs, cleaning(),
				this.keepOverlap, this.architecture, sizes,
				new TrainingOptions(this.epochs, limit, this.batchTokens, this.learningRate, this.warmup, this.clipNorm,
						this.dropout, this.labelSmoothing, this.averageDecay, this.validateEvery, this.patience,
						this.criterion, this.precision, this.seed),
				new TrainingRequest.DataStatement(this.dataName, this.dataLicence, this.dataAttribution, line), null,
				null);
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

	private static int or(@Nullable Integer given, int preset) {
		return (given != null) ? given : preset;
	}

	private CorpusReader reader(String argument) {
		return CorpusArgument.reader(argument, this.source, this.target, this.sourceColumn, this.targetColumn);
	}

}
