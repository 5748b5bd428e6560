package dev.attune.training;

import dev.attune.corpus.CorpusException;
import dev.attune.corpus.CorpusReader;
import dev.attune.corpus.SentencePair;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.LoadOptions;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.NativeEngine;
import dev.attune.seq2seq.Precision;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.TranslationModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Scores a model version on pairs it has not seen.
 */
@Command(name = "evaluate", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Translates the sources of a corpus and scores the translations against its targets.")
public final class EvaluateCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = "--model", required = true, paramLabel = "DIR",
			description = "directory of a version, such as models/en-zh/1")
	private Path model = Path.of("");

	@Option(names = "--corpus", required = true, paramLabel = "CORPUS", description = CorpusArgument.HELP)
	private String corpus = "";

	@Mixin
	private ColumnOptions columns = new ColumnOptions();

	@Option(names = "--beam", paramLabel = "N", defaultValue = "5", description = "width of the beam")
	private int beam;

	@Option(names = "--length-penalty", paramLabel = "X", defaultValue = "1.0",
			description = "exponent of the length normalisation")
	private float lengthPenalty;

	@Option(names = "--precision", paramLabel = "P",
			description = "numbers that are multiplied: ${COMPLETION-CANDIDATES} (default: INT8 if the processor has it and the network is wide enough)")
	private @Nullable Precision precision;

	@Option(names = "--no-shortlist", description = "considers all tokens, even if the model has a short list")
	private boolean everyToken;

	@Option(names = "--threads", paramLabel = "N", description = "threads of the engine (default: one a core)")
	private int threads = Runtime.getRuntime().availableProcessors();

	@Override
	public Integer call() {
		CommandLine command = Objects.requireNonNull(this.spec).commandLine();
		SearchOptions options;
		try {
			options = new SearchOptions(this.beam, 1, this.lengthPenalty);
		}
		catch (IllegalArgumentException exception) {
			throw new ParameterException(command, exception.getMessage(), exception);
		}
		NativeEngine.useThreads(Math.max(1, this.threads));
		try (TranslationModel loaded = TranslationModel.load(this.model,
				new LoadOptions(this.precision, !this.everyToken))) {
			List<SentencePair> pairs = pairs(command, loaded.config());
			long start = System.nanoTime();
			List<String> hypotheses = BatchSearch.translate(loaded, pairs, options, () -> {
			});
			double seconds = (System.nanoTime() - start) / 1e9;
			Scores scores = Scores.ofPairs(hypotheses, pairs, loaded.config().target());
			command.getOut()
				.println(String.format(Locale.ROOT, "%s, beam %d, %.1f sentences/s", scores, this.beam,
						pairs.size() / seconds));
			return 0;
		}
		catch (CorpusException | InvalidModelException exception) {
			command.getErr().println(exception.getMessage());
			return 1;
		}
	}

	private List<SentencePair> pairs(CommandLine command, ModelConfig config) {
		CorpusReader reader;
		try {
			reader = this.columns.reader(this.corpus, config.source(), config.target());
		}
		catch (IllegalArgumentException exception) {
			throw new ParameterException(command, exception.getMessage(), exception);
		}
		try (Stream<SentencePair> stream = reader.read()) {
			return stream.toList();
		}
	}

}
