package dev.attune.bench;

import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * Measures how soon the service translates, and its memory.
 */
@Command(name = "startup", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Starts the service again and again: time until it has answered a translation, and its resident "
				+ "memory then and after many sentences. All models of the directory are served.")
final class StartupCommand implements Callable<Integer> {

	/** Sentences of one request. */
	private static final int REQUEST = 500;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--jar", paramLabel = "FILE", description = "the application (default: the one that runs this)")
	private @Nullable Path jar;

	@Mixin
	private ModelChoice choice = new ModelChoice();

	@Mixin
	private Sentences input = new Sentences();

	@Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "how often to start it")
	private int runs;

	@Option(names = "--sentences", paramLabel = "N", defaultValue = "100000",
			description = "sentences to translate in each run, 500 a request; 0 for none")
	private int sentences;

	@Mixin
	private ServiceOptions options = new ServiceOptions();

	@Override
	public Integer call() throws IOException, InterruptedException {
		CommandLine command = this.spec.commandLine();
		Rule.positive(command, "--runs", List.of(this.runs));
		if (this.sentences < 0) {
			throw new ParameterException(command, "--sentences must not be negative");
		}
		if (this.jar != null && !Files.isRegularFile(this.jar)) {
			throw new ParameterException(command, "--jar: there is no file " + this.jar);
		}
		ModelVersion version = this.choice.version();
		List<String> lines = this.input.read();
		try {
			Route route = ModelChoice.route(version);
			Table table = new Table(command.getOut(), "run", "first translation s", "resident MB",
					"after %d sentences MB".formatted(this.sentences), "peak MB");
			Samples[] columns = { new Samples(), new Samples(), new Samples(), new Samples() };
			List<List<String>> tenths = new ArrayList<>();
			for (int run = 1; run <= this.runs; run++) {
				tenths.add(new ArrayList<>());
				double[] figures = run(route, lines, tenths.getLast());
				List<String> cells = new ArrayList<>(List.of(Integer.toString(run)));
				for (int i = 0; i < columns.length; i++) {
					columns[i].add(figures[i]);
					cells.add(Table.number(figures[i]));
				}
				table.row(cells.toArray(new String[0]));
			}
			table.row("median", Table.number(columns[0].median()), Table.number(columns[1].median()),
					Table.number(columns[2].median()), Table.number(columns[3].median()));
			tenths.stream()
				.filter((run) -> !run.isEmpty())
				.forEach((run) -> command.getOut()
					.println("MB after each tenth of a run's sentences: " + String.join(" ", run)));
			return 0;
		}
		catch (InvalidModelException exception) {
			command.getErr().println(exception.getMessage());
			return 1;
		}
	}

	private double[] run(Route route, List<String> lines, List<String> tenths)
			throws IOException, InterruptedException {
		List<String> properties = List.of("attune.models.dir=" + this.choice.directory().toAbsolutePath());
		try (ServiceProcess service = this.options.start(this.jar, properties)) {
			HttpTarget target = service.target();
			double first = service.awaitTranslation(target.translate(lines.getFirst(), route));
			double resident = service.memory().resident();
			try (HttpConnection connection = target.connect()) {
				for (int sent = 0; sent < this.sentences; sent += REQUEST) {
					translate(connection, target, route, lines, sent);
					if ((sent + REQUEST) * 10L / this.sentences > sent * 10L / this.sentences) {
						tenths.add(Table.number(service.memory().resident()));
					}
				}
			}
			return new double[] { first, resident, service.memory().resident(), service.memory().peak() };
		}
	}

	private void translate(HttpConnection connection, HttpTarget target, Route route, List<String> lines, int sent)
			throws IOException {
		List<String> texts = new ArrayList<>();
		for (int i = sent; i < Math.min(sent + REQUEST, this.sentences); i++) {
			texts.add(lines.get(i % lines.size()));
		}
		HttpConnection.Answer answer = connection.exchange(target.translate(texts, route));
		if (answer.status() != HttpConnection.OK) {
			throw new IllegalStateException("the service answered " + answer.status() + ": " + answer.body());
		}
	}

}
