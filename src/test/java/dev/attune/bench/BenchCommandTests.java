package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * Arguments of the benchmarks.
 */
class BenchCommandTests {

	@TempDir
	private Path directory;

	private Path input = Path.of("input");

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@BeforeEach
	void writeInput() throws Exception {
		this.input = Files.writeString(this.directory.resolve("input.txt"), "Hello.\n\nGoodbye.\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			machine --threads 0                                | --threads must be at least 1, not 0
			machine --seconds 0                                | --seconds must be positive, not 0.0
			engine --input INPUT                               | --model, or --source and --target, must be given
			engine --input INPUT --model no                    | no model in MODELS is called no; there are:
			engine --input INPUT --source en --target de       | no model in MODELS translates from en to de
			engine --input INPUT --model no --beam 1,0         | --beam must be at least 1, not 0
			engine --input INPUT --model no --batch -1         | --batch must be at least 1, not -1
			engine --input INPUT --model no --precision int4   | expected one of
			engine                                             | Missing required option: '--input=FILE'
			http --input INPUT --url ftp://x                   | --url: an address is like http://localhost:8080
			http --input INPUT --url http://x                  | --source and --target must be given
			http --input INPUT --model no --clients 0          | --clients must be at least 1
			http --input none --url http://x --source a --target b | --input: there is no file none
			startup --input INPUT --model no --runs 0          | --runs must be at least 1
			startup --input INPUT --model no --jar none        | --jar: there is no file none
			training --source en --target de                   | Missing required option: '--corpus=CORPUS'
			training --source en --target de --corpus a,b,c    | expected is
			bench                                              | Unmatched argument
			""")
	void whatMakesNoSenseIsSaid(String line, String message) {
		assertThat(run(line)).isEqualTo(CommandLine.ExitCode.USAGE);
		assertThat(this.err.toString()).contains(message.replace("MODELS", this.directory.toString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "machine", "engine", "http", "training", "startup" })
	void everyOptionIsDescribed(String benchmark) {
		assertThat(run(benchmark + " --help")).isZero();
		assertThat(this.out.toString()).startsWith("Usage: bench " + benchmark);
		CommandLine command = Objects
			.requireNonNull(new CommandLine(new BenchCommand()).getSubcommands().get(benchmark));
		command.getCommandSpec()
			.options()
			.forEach((option) -> assertThat(option.description()).as(option.longestName()).isNotEmpty());
	}

	@Test
	void aBenchmarkMustBeNamed() {
		assertThat(new CommandLine(new BenchCommand()).setErr(new PrintWriter(this.err)).execute())
			.isEqualTo(CommandLine.ExitCode.USAGE);
		assertThat(this.err.toString()).contains("Which benchmark?");
	}

	private int run(String line) {
		String models = line.matches("(engine|http|startup) .*") && !line.contains("--help")
				? " --models " + this.directory : "";
		return new CommandLine(new BenchCommand()).setCaseInsensitiveEnumValuesAllowed(true)
			.setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.err))
			.execute((line.replace("INPUT", this.input.toString()) + models).split(" +"));
	}

}
