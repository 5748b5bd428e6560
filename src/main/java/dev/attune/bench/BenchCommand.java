package dev.attune.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code bench}, which holds the benchmarks.
 */
@Command(name = "bench", mixinStandardHelpOptions = true,
		description = "Measures this machine, and what of it searches, the service and trainings use.",
		subcommands = { MachineCommand.class, EngineCommand.class, HttpCommand.class, TrainingCommand.class,
				StartupCommand.class, OverloadCommand.class, SoakCommand.class, CommandLine.HelpCommand.class })
public final class BenchCommand implements Runnable {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "Which benchmark?");
	}

}
