package dev.attune.bench;

import dev.attune.seq2seq.InvalidModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Sends the service many times what it can do, and judges what becomes of it.
 */
@Command(name = "overload", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Sends the service many times the load that it can carry, one sentence a request at random times: what "
				+ "it accepts must be answered in time, the rest be refused at once, its memory stay as it is, and its "
				+ "speed be back soon after. Exit code 1 if not. The clients share the machine with the service.")
final class OverloadCommand implements Callable<Integer> {

	private static final int WARM_UP_CLIENTS = 64;

	private static final int ROWS = 20;

	/** What is under way at the end is waited for so long. */
	private static final Duration GRACE = Duration.ofSeconds(30);

	/** When latency must be as before. */
	private static final int RECOVERY_SECONDS = 5;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Mixin
	private ModelChoice choice = new ModelChoice();

	@Mixin
	private Sentences sentences = new Sentences();

	@Option(names = "--times", paramLabel = "N", defaultValue = "10",
			description = "how many times the measured capacity to send")
	private double times;

	@Option(names = "--seconds", paramLabel = "N", defaultValue = "300", description = "time of the overload")
	private double seconds;

	@Option(names = "--warm-up", paramLabel = "N", defaultValue = "60",
			description = "seconds of load before the capacity is measured")
	private double warmUp;

	@Option(names = "--warm-up-overload", paramLabel = "N", defaultValue = "0.5",
			description = "seconds of overload before it: a virtual machine with one processor compiles what refuses "
					+ "for about three minutes, beside all else")
	private double warmUpOverload;

	@Option(names = "--measure", paramLabel = "N", defaultValue = "20",
			description = "seconds to measure the capacity, and the latency before and after")
	private double measure;

	@Option(names = "--deadline", paramLabel = "N", defaultValue = "5",
			description = "seconds that a client waits, as it tells the service")
	private int deadline;

	@Option(names = "--hang-ups", paramLabel = "SHARE", defaultValue = "0.02",
			description = "share of the clients that hang up if they are not answered after half a second")
	private double hangUps;

	@Option(names = "--connections", paramLabel = "N", defaultValue = "6000", description = "connections at most")
	private int connections;

	@Option(names = "--beam", paramLabel = "N", defaultValue = "5", description = "width of the beam")
	private int beam;

	@Mixin
	private ServiceOptions options = new ServiceOptions();

	@Mixin
	private JsonFile json = new JsonFile();

	@Override
	public Integer call() throws IOException, InterruptedException {
		CommandLine command = this.spec.commandLine();
		Rule.positive(command, "--times", List.of(this.times));
		Rule.positive(command, "--deadline", List.of(this.deadline));
		Rule.positive(command, "--connections", List.of(this.connections));
		if (!(this.hangUps >= 0 && this.hangUps < 1)) {
			throw new ParameterException(command, "--hang-ups is a share from 0 to below 1, not " + this.hangUps);
		}
		Duration time = Rule.seconds(command, "--seconds", this.seconds);
		Duration warm = Rule.seconds(command, "--warm-up", this.warmUp);
		Duration warmOverload = Rule.seconds(command, "--warm-up-overload", this.warmUpOverload);
		Duration short1 = Rule.seconds(command, "--measure", this.measure);
		List<String> lines = this.sentences.read();
		List<String> settings = List.of("attune.models.dir=" + this.choice.directory().toAbsolutePath(),
				"attune.translation.beam=" + this.beam);
		try {
			Route route = ModelChoice.route(this.choice.version());
			try (ServiceProcess service = this.options.start(null, settings)) {
				service.awaitTranslation(service.target().translate(lines.getFirst(), route));
				return run(service, route, lines, warm, warmOverload, short1, time) ? 0 : 1;
			}
		}
		catch (InvalidModelException exception) {
			command.getErr().println(exception.getMessage());
			return 1;
		}
	}

	private boolean run(ServiceProcess service, Route route, List<String> lines, Duration warm, Duration warmOverload,
			Duration measured, Duration time) throws IOException, InterruptedException {
		PrintWriter out = this.spec.commandLine().getOut();
		HttpTarget target = service.target();
		LoadClient client = new LoadClient(target,
				lines.stream().map((line) -> target.translate(line, route)).toList());
		double rough = client.closed(WARM_UP_CLIENTS, Duration.ZERO, warm).throughput();
		List<byte[]> requests = lines.stream().map((line) -> target.translate(line, route, this.deadline)).toList();
		try (Flood flood = flood(target, requests, new FloodTally(Duration.ofSeconds(this.deadline)))) {
			flood.run(this.times * rough, warmOverload, GRACE);
		}
		TimeUnit.SECONDS.sleep(RECOVERY_SECONDS);
		double capacity = client.closed(WARM_UP_CLIENTS, Duration.ZERO, measured).throughput();
		Samples before = client.closed(1, Duration.ZERO, measured).millis();
		double rate = this.times * capacity;
		out.printf(
				"Capacity, %d clients in a closed loop: %s sentences/s; %s times that, %s requests/s, for %s s; "
						+ "deadline %d s%n",
				WARM_UP_CLIENTS, Table.number(capacity), Table.number(this.times), Table.number(rate),
				Table.number(this.seconds), this.deadline);
		OverloadVerdict verdict = new OverloadVerdict(capacity, before);
		FloodTally tally = new FloodTally(Duration.ofSeconds(this.deadline));
		try (Flood flood = flood(target, requests, tally)) {
			watch(out, service, flood, rate, time, tally, verdict);
		}
		TimeUnit.SECONDS.sleep(RECOVERY_SECONDS);
		Samples after = client.closed(1, Duration.ZERO, measured).millis();
		double capacityAfter = client.closed(WARM_UP_CLIENTS, Duration.ZERO, measured).throughput();
		return verdict.print(out, tally.all(), this.seconds, after, capacityAfter);
	}

	private Flood flood(HttpTarget target, List<byte[]> requests, FloodTally tally) throws IOException {
		return new Flood(target, requests, this.connections, this.hangUps, Duration.ofMillis(500), tally);
	}

	private void watch(PrintWriter out, ServiceProcess service, Flood flood, double rate, Duration time,
			FloodTally tally, OverloadVerdict verdict) throws IOException, InterruptedException {
		Table table = new Table(out, "s", "accepted/s", "refused/s", "accepted median ms", "p99 ms",
				"refused median ms", "p99", "late", "hung up", "unsent", "errors", "resident MB");
		try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
			Future<?> running = thread.submit(() -> {
				flood.run(rate, time, GRACE);
				return null;
			});
			double step = this.seconds / ROWS;
			long begin = System.nanoTime();
			long last = begin;
			for (int row = 1; row <= ROWS; row++) {
				long until = begin + (long) (row * step * 1e9);
				await(running, until - System.nanoTime());
				long now = System.nanoTime();
				FloodTally.Count count = tally.takeRecent();
				double passed = (now - last) / 1e9;
				last = now;
				double resident = service.memory().resident();
				verdict.add(count.acceptedMillis.size() / passed, resident);
				table.row(Table.number((now - begin) / 1e9), Table.number(count.acceptedMillis.size() / passed),
						Table.number(count.refusedMillis.size() / passed), Table.number(count.acceptedMillis.median()),
						Table.number(count.acceptedMillis.percentile(0.99)), Table.number(count.refusedMillis.median()),
						Table.number(count.refusedMillis.percentile(0.99)), Integer.toString(count.late),
						Integer.toString(count.hungUp), Integer.toString(count.unsent), Integer.toString(count.errors),
						Table.number(resident));
			}
			running.get();
		}
		catch (ExecutionException exception) {
			throw new IllegalStateException("the load failed", exception);
		}
		this.json.write(table);
	}

	private static void await(Future<?> running, long nanos) throws InterruptedException, ExecutionException {
		try {
			running.get(nanos, TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException exception) {
			// it is time for a look
		}
	}

}
