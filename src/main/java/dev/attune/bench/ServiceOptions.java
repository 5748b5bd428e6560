package dev.attune.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How the service that is measured is started.
 */
final class ServiceOptions {

	@Option(names = "--jvm-option", paramLabel = "OPTION",
			description = "an option of the service's virtual machine, such as --jvm-option=-Xmx1g; may be repeated")
	private List<String> jvmOptions = List.of();

	@Option(names = "--property", paramLabel = "NAME=VALUE", description = "a setting of the service; may be repeated")
	private List<String> properties = List.of();

	@Option(names = "--cores", paramLabel = "LIST",
			description = "the service's processors, such as 0 or 0-3, as taskset of Linux takes them (default: those "
					+ "of this process). With taskset before this command too, clients and service share none")
	private @Nullable String cores;

	/**
	 * Starts the service.
	 * @param jar the application, or none for the one that this process runs
	 * @param settings its settings, such as {@code attune.models.dir=models}
	 */
	ServiceProcess start(@Nullable Path jar, List<String> settings) throws IOException {
		return start(jar, settings, List.of());
	}

	/**
	 * Starts the service.
	 * @param jar the application, or none for the one that this process runs
	 * @param settings its settings, such as {@code attune.models.dir=models}
	 * @param usual options of its virtual machine if none are given
	 */
	ServiceProcess start(@Nullable Path jar, List<String> settings, List<String> usual) throws IOException {
		List<String> launcher = (this.cores != null) ? List.of("taskset", "-c", this.cores) : List.of();
		List<String> all = new ArrayList<>(settings);
		all.addAll(this.properties);
		return ServiceProcess.start(launcher, jar, this.jvmOptions.isEmpty() ? usual : this.jvmOptions, all);
	}

}
