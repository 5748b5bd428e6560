package dev.attune.bench;

import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Uses the service for long, in every way at once, and judges whether it stays as it was.
 */
@Command(name = "soak", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
		description = "Uses the service for long: translations of every kind, files, trainings, activations and roll-backs, "
				+ "bad input and clients that leave. Each answer is compared with that of the version that served. Memory "
				+ "must stay within 5 %% of what it was after the first third of the time, and threads and open files must "
				+ "not grow. Exit code 1 if not.")
final class SoakCommand implements Callable<Integer> {

	private static final int ROWS = 30;

	private static final List<String> JVM_OPTIONS = List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch",
			"-XX:TrimNativeHeapInterval=10000");

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Mixin
	private ModelChoice choice = new ModelChoice();

	@Mixin
	private Sentences sentences = new Sentences();

	@Option(names = "--seconds", paramLabel = "N", defaultValue = "1800", description = "time of the soak")
	private double seconds;

	@Option(names = "--clients", paramLabel = "N", defaultValue = "3", description = "clients that translate")
	private int clients;

	@Mixin
	private ServiceOptions options = new ServiceOptions();

	@Mixin
	private JsonFile json = new JsonFile();

	@Override
	public Integer call() throws IOException, InterruptedException {
		CommandLine command = this.spec.commandLine();
		Rule.positive(command, "--clients", List.of(this.clients));
		Duration time = Rule.seconds(command, "--seconds", this.seconds);
		ModelVersion version = this.choice.version();
		List<String> lines = this.sentences.read();
		Path models = Files.createTempDirectory("attune-soak");
		try {
			Route route = ModelChoice.route(version);
			Path first = models.resolve(version.model()).resolve("1");
			FileSystemUtils.copyRecursively(version.directory(), first);
			List<String> settings = List.of("attune.models.dir=" + models, "attune.models.keep-versions=2",
					"attune.translation.cache.max-size=1MB", "attune.training.threads=1", "attune.training.niceness=5",
					"db-scheduler.polling-interval=200ms");
			try (ServiceProcess service = this.options.start(null, settings, JVM_OPTIONS)) {
				service.awaitTranslation(service.target().translate(lines.getFirst(), route));
				SoakLoad load = new SoakLoad(service.target(), route, lines.subList(0, Math.min(80, lines.size())));
				load.prepare();
				return run(service, load, time) ? 0 : 1;
			}
		}
		catch (InvalidModelException exception) {
			command.getErr().println(exception.getMessage());
			return 1;
		}
		finally {
			FileSystemUtils.deleteRecursively(models);
		}
	}

	private boolean run(ServiceProcess service, SoakLoad load, Duration time) throws IOException, InterruptedException {
		PrintWriter out = this.spec.commandLine().getOut();
		Table table = new Table(out, "s", "requests", "compared", "jobs", "activations", "faults", "heap MB",
				"native MB", "resident MB", "threads", "handles");
		SoakVerdict verdict = new SoakVerdict();
		try (ExecutorService threads = Executors.newCachedThreadPool()) {
			begin(load, threads);
			long begin = System.nanoTime();
			for (int row = 1; row <= ROWS; row++) {
				TimeUnit.NANOSECONDS.sleep(begin + row * (time.toNanos() / ROWS) - System.nanoTime());
				HeapMeter.Heap heap = HeapMeter.afterCollection(service);
				double resident = service.memory().resident();
				int count = service.memory().threads();
				int handles = service.memory().handles();
				// all of the heap is resident, by the options
				double nativeMemory = resident - heap.committed();
				verdict.add(heap.used(), nativeMemory, count, handles);
				table.row(Table.number((System.nanoTime() - begin) / 1e9), Long.toString(load.requests.get()),
						Long.toString(load.compared.get()), Long.toString(load.jobs.get()),
						Long.toString(load.activations.get()), Integer.toString(load.faults.size()),
						Table.number(heap.used()), Table.number(nativeMemory), Table.number(resident),
						Integer.toString(count), Integer.toString(handles));
			}
			load.stop();
		}
		this.json.write(table);
		return verdict.print(out, new ArrayList<>(load.faults));
	}

	private void begin(SoakLoad load, ExecutorService threads) {
		for (int i = 0; i < this.clients; i++) {
			int seed = i;
			threads.execute(() -> load.translate(seed));
		}
		threads.execute(load::disturb);
		threads.execute(load::activate);
		threads.execute(load::train);
	}

}
