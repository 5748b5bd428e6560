package dev.attune;

import dev.attune.bench.BenchCommand;
import dev.attune.seq2seq.NativeEngine;
import dev.attune.training.EvaluateCommand;
import dev.attune.training.TrainCommand;
import dev.attune.training.TrainingEnvironment;
import dev.attune.translation.TranslateCommand;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

/**
 * Starts the service, or a command if the first argument names one. Logs are not sent
 * anywhere, so what would start threads to send them is left out.
 */
@SpringBootApplication(exclude = { OpenTelemetryLoggingAutoConfiguration.class, OtlpLoggingAutoConfiguration.class })
@ConfigurationPropertiesScan
public class AttuneApplication {

	public static void main(String[] args) throws IOException, InterruptedException {
		CommandLine commands = new CommandLine(new Commands()).setCaseInsensitiveEnumValuesAllowed(true);
		if (args.length > 0 && Commands.accepts(commands, args[0])) {
			System.setProperty("logback.configurationFile", "commands-logback.xml");
			if (trains(commands, args) && TrainingEnvironment.isMissing()) {
				System.exit(TrainingEnvironment.runAgain());
			}
			System.exit(commands.execute(args));
		}
		// nothing is logged before it is known how: it may have to be JSON
		LoggingSystem.get(AttuneApplication.class.getClassLoader()).beforeInitialize();
		NativeEngine.startAhead();
		SpringApplication.run(AttuneApplication.class, args);
	}

	/** Whether the command that the first arguments name trains in this process. */
	static boolean trains(CommandLine commands, String... args) {
		CommandLine command = commands;
		for (String argument : args) {
			CommandLine next = command.getSubcommands().get(argument);
			if (next == null) {
				break;
			}
			command = next;
		}
		return command.getCommand() instanceof TrainingEnvironment.Needed;
	}

	/**
	 * The commands; they run without the web service.
	 */
	@Command(name = "attune",
			description = "A translation service that a team trains on its own text and runs on its own machines.",
			footer = { "",
					"Without a command the service starts; its settings are properties, "
							+ "for example --server.port=8080 --attune.models.dir=models." },
			subcommands = { TrainCommand.class, EvaluateCommand.class, TranslateCommand.class, BenchCommand.class,
					HelpCommand.class })
	static final class Commands {

		@Option(names = { "-h", "--help" }, usageHelp = true, description = "shows this help")
		@SuppressWarnings("UnusedVariable")
		private boolean help;

		/** Whether the first argument is a command, would be one, or asks for help. */
		static boolean accepts(CommandLine commands, String argument) {
			return !argument.startsWith("-") || commands.getCommandSpec().findOption(argument) != null;
		}

	}

}
