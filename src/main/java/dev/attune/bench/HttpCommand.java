package dev.attune.bench;

import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
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
 * Measures the service over HTTP, one sentence a request.
 */
@Command(name = "http", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Measures the service, one sentence a request: a closed loop with each number of clients, and an "
				+ "open loop with each rate. The clients share the machine with the service.")
final class HttpCommand implements Callable<Integer> {

	private static final double[] SHARES = { 0.25, 0.5, 0.75 };

	/** Sentences of one call, when the engine is measured for comparison. */
	private static final int ENGINE_BATCH = 64;

	private static final int WARM_UP_CLIENTS = 64;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Option(names = "--url", paramLabel = "URL",
			description = "the service, such as http://localhost:8080 (default: it is started for the benchmark). "
					+ "With --model that model of --models is also measured without it")
	private @Nullable String url;

	@Mixin
	private ModelChoice choice = new ModelChoice();

	@Mixin
	private Sentences sentences = new Sentences();

	@Option(names = "--clients", paramLabel = "N", split = ",", defaultValue = "1,8,64,256",
			description = "clients of the closed loop")
	private List<Integer> clients = List.of();

	@Option(names = "--rate", paramLabel = "R", split = ",",
			description = "requests a second of the open loop (default: 25, 50 and 75 %% of the closed loop's best)")
	private List<Double> rates = new ArrayList<>();

	@Option(names = "--beam", paramLabel = "N", defaultValue = "5",
			description = "width of the beam; with --url it must be the service's own")
	private int beam;

	@Mixin
	private ServiceOptions options = new ServiceOptions();

	@Option(names = "--seconds", paramLabel = "N", defaultValue = "10",
			description = "time for each row, after a warm-up of half of it")
	private double seconds;

	@Option(names = "--warm-up", paramLabel = "N", defaultValue = "60",
			description = "seconds of load before the first row: the service's virtual machine is still compiling for "
					+ "about a minute")
	private double warmUp;

	@Mixin
	private JsonFile json = new JsonFile();

	@Override
	public Integer call() throws IOException, InterruptedException {
		CommandLine command = this.spec.commandLine();
		Rule.positive(command, "--clients", this.clients);
		Rule.positive(command, "--rate", this.rates);
		Rule.positive(command, "--beam", List.of(this.beam));
		Duration time = Rule.seconds(command, "--seconds", this.seconds);
		HttpTarget given = target(command);
		ModelVersion version = (given != null && !this.choice.isNamed()) ? null : this.choice.version();
		List<String> lines = this.sentences.read();
		PrintWriter out = command.getOut();
		try {
			Route route = (version != null) ? ModelChoice.route(version) : this.choice.languages();
			double engine = (version != null) ? engine(out, version, lines, time) : Double.NaN;
			if (given != null) {
				measure(out, given, route, lines, time, engine);
			}
			else {
				measureOwn(out, route, lines, time, engine);
			}
			return 0;
		}
		catch (InvalidModelException exception) {
			command.getErr().println(exception.getMessage());
			return 1;
		}
	}

	private void measureOwn(PrintWriter out, Route route, List<String> lines, Duration time, double engine)
			throws IOException, InterruptedException {
		List<String> properties = List.of("attune.models.dir=" + this.choice.directory().toAbsolutePath(),
				"attune.translation.beam=" + this.beam);
		try (ServiceProcess service = this.options.start(null, properties)) {
			HttpTarget target = service.target();
			service.awaitTranslation(target.translate(lines.getFirst(), route));
			measure(out, target, route, lines, time, engine);
			out.printf("resident memory of the service: %s MB%n", Table.number(service.memory().resident()));
		}
	}

	private @Nullable HttpTarget target(CommandLine command) {
		try {
			return (this.url != null) ? HttpTarget.of(this.url) : null;
		}
		catch (IllegalArgumentException exception) {
			throw new ParameterException(command, "--url: " + exception.getMessage(), exception);
		}
	}

	/** Sentences a second without the service, before it starts. */
	private double engine(PrintWriter out, ModelVersion version, List<String> lines, Duration time)
			throws InvalidModelException, InterruptedException {
		int threads = Runtime.getRuntime().availableProcessors();
		try (TranslationModel model = TranslationModel.load(version.directory())) {
			double speed = new EngineBenchmark(model, lines)
				.run(new Combination(this.beam, ENGINE_BATCH, threads), time)
				.sentencesASecond();
			out.printf("%s version %d, beam %d; the engine alone, batch %d, %d threads: %s sentences/s%n",
					version.model(), version.number(), this.beam, ENGINE_BATCH, threads, Table.number(speed));
			return speed;
		}
	}

	private void measure(PrintWriter out, HttpTarget target, Route route, List<String> lines, Duration time,
			double engine) throws IOException, InterruptedException {
		out.printf("The service at %s:%d, %s to %s, beam %d, one sentence a request, %d sentences%n", target.host(),
				target.port(), route.source(), route.target(), this.beam, lines.size());
		LoadClient client = new LoadClient(target,
				lines.stream().map((line) -> target.translate(line, route)).toList());
		Table table = new Table(out, "loop", "clients", "rate/s", "requests/s", "median ms", "p95 ms", "p99 ms",
				"errors", "mean batch", "of engine");
		client.closed(WARM_UP_CLIENTS, Duration.ZERO, Rule.seconds(this.spec.commandLine(), "--warm-up", this.warmUp));
		double best = 0;
		for (int count : this.clients) {
			BatchMeter before = BatchMeter.read(target);
			LoadResult result = client.closed(count, time.dividedBy(2), time);
			best = Math.max(best, result.throughput());
			row(table, "closed", Integer.toString(count), "-", result, BatchMeter.read(target).meanSince(before),
					engine);
		}
		int most = this.clients.stream().mapToInt(Integer::intValue).max().orElse(1);
		for (double rate : rates(best)) {
			BatchMeter before = BatchMeter.read(target);
			LoadResult result = client.open(rate, Math.max(most, 256), time);
			row(table, "open", "-", Table.number(rate), result, BatchMeter.read(target).meanSince(before), engine);
		}
		this.json.write(table);
	}

	private List<Double> rates(double best) {
		if (!this.rates.isEmpty() || best == 0) {
			return this.rates;
		}
		List<Double> shares = new ArrayList<>();
		for (double share : SHARES) {
			shares.add(share * best);
		}
		return shares;
	}

	private static void row(Table table, String loop, String clients, String rate, LoadResult result, double batch,
			double engine) {
		Samples millis = result.millis();
		table.row(loop, clients, rate, Table.number(result.throughput()), Table.number(millis.median()),
				Table.number(millis.percentile(0.95)), Table.number(millis.percentile(0.99)),
				Integer.toString(result.errors()), Table.number(batch), Table.percent(result.throughput() / engine));
	}

}
