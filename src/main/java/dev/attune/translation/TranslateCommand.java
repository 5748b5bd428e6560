package dev.attune.translation;

import dev.attune.seq2seq.Precision;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Caller;
import dev.attune.serving.Lease;
import dev.attune.serving.Loading;
import dev.attune.serving.Serving;
import dev.attune.serving.ServingProperties;
import dev.attune.text.MarkedText;
import dev.attune.text.SentenceSplitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Translates standard input to standard output, line by line.
 */
@Command(name = "translate", sortOptions = false,
		description = "Translates standard input to standard output; line N of the output is the translation of "
				+ "line N of the input. Both are UTF-8.")
public class TranslateCommand implements Callable<Integer> {

	/**
	 * Batches that each thread gets of one chunk, so that sentences of like length meet.
	 */
	private static final int BATCHES_PER_CHUNK = 16;

	private static final Duration NO_TIMEOUT = Duration.ofDays(365);

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--models", paramLabel = "DIR", defaultValue = "models",
			description = "directory of the models (default: ${DEFAULT-VALUE})")
	@SuppressWarnings("NullAway.Init")
	private Path models;

	@Option(names = "--source", paramLabel = "CODE", required = true, description = "language of the input, e.g. en")
	@SuppressWarnings("NullAway.Init")
	private String source;

	@Option(names = "--target", paramLabel = "CODE", required = true, description = "language of the output, e.g. zh")
	@SuppressWarnings("NullAway.Init")
	private String target;

	@Option(names = "--beam", paramLabel = "N", defaultValue = "5",
			description = "width of the beam search, 1 for greedy search (default: ${DEFAULT-VALUE})")
	private int beam;

	@Option(names = "--threads", paramLabel = "N", defaultValue = "0",
			description = "threads that translate, 0 for one a processor (default: ${DEFAULT-VALUE})")
	private int threads;

	@Option(names = "--batch", paramLabel = "N", defaultValue = "32",
			description = "sentences translated in one call at most (default: ${DEFAULT-VALUE})")
	private int batch;

	@Option(names = "--precision", paramLabel = "P",
			description = "numbers that are multiplied: ${COMPLETION-CANDIDATES} (default: INT8 if the processor has it and the network is wide enough)")
	private @Nullable Precision precision;

	@Option(names = "--whole-lines",
			description = "takes each line for one sentence, as evaluate does; else lines are cut into sentences")
	private boolean wholeLines;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "shows this help")
	@SuppressWarnings("UnusedVariable")
	private boolean help;

	@Override
	public Integer call() throws IOException, InterruptedException, ExecutionException, TimeoutException {
		if (this.beam < 1 || this.threads < 0 || this.batch < 1) {
			throw new ParameterException(this.spec.commandLine(),
					"--beam and --batch are at least 1, --threads at least 0");
		}
		ServingProperties properties = new ServingProperties(this.threads, Integer.MAX_VALUE, Duration.ZERO, this.batch,
				this.batch * 512, this.precision, true, Loading.LAZY, Duration.ZERO);
		Serving serving = Serving.of(this.models, properties);
		serving.start();
		try {
			return translate(serving);
		}
		finally {
			serving.stop();
		}
	}

	private int translate(Serving serving)
			throws IOException, InterruptedException, ExecutionException, TimeoutException {
		Lease lease = serving.models()
			.lease((all) -> new LanguagePairs(all).find(this.source, this.target))
			.orElse(null);
		if (lease == null) {
			this.spec.commandLine()
				.getErr()
				.println("No model in " + this.models + " translates from " + this.source + " to " + this.target + "; "
						+ new LanguagePairs(serving.models().all()).describe());
			return 1;
		}
		try (lease;
				BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
			PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
			TextTranslator translator = new TextTranslator(new SentenceTranslator(serving.pool(), null), cutter());
			TextOptions options = new TextOptions(
					new SearchOptions(this.beam, 1, SearchOptions.DEFAULT.lengthPenalty()), null);
			for (List<String> lines = chunk(input); !lines.isEmpty(); lines = chunk(input)) {
				translator
					.translate(lease.model(), lines.stream().map(MarkedText::new).toList(), options,
							Caller.waiting(NO_TIMEOUT))
					.forEach((line) -> output.print(oneLine(line.best().text()) + "\n"));
				output.flush();
			}
			return output.checkError() ? 1 : 0;
		}
	}

	// a model may write any character, but the lines must stay aligned
	private static String oneLine(String text) {
		return text.replaceAll("\\R", " ");
	}

	private TextCutter cutter() {
		SentenceSplitter splitter = new SentenceSplitter(500);
		return this.wholeLines ? TextCutter.wholeTexts() : TextCutter.sentences(splitter);
	}

	// as many lines as are there by now, so that someone who types sees each answer
	private List<String> chunk(BufferedReader input) throws IOException {
		int processors = (this.threads > 0) ? this.threads : Runtime.getRuntime().availableProcessors();
		int limit = BATCHES_PER_CHUNK * this.batch * processors;
		List<String> lines = new ArrayList<>();
		for (String line = input.readLine(); line != null; line = input.readLine()) {
			lines.add(line);
			if (lines.size() >= limit || !input.ready()) {
				break;
			}
		}
		return lines;
	}

}
