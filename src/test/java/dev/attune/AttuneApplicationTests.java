package dev.attune;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * What the first argument starts.
 */
class AttuneApplicationTests {

	@ParameterizedTest
	@CsvSource({ "translate, true", "help, true", "--help, true", "-h, true", "--server.port=8081, false",
			"trian, true" })
	void aCommandOrAQuestionForHelpStartsNoService(String argument, boolean command) {
		CommandLine commands = new CommandLine(new AttuneApplication.Commands());
		assertThat(AttuneApplication.Commands.accepts(commands, argument)).isEqualTo(command);
	}

	@ParameterizedTest
	@CsvSource({ "train, true", "train --work x, true", "bench training --source en, true", "bench machine, false",
			"translate train, false" })
	void whatTrainsIsRunInItsEnvironment(String line, boolean trains) {
		CommandLine commands = new CommandLine(new AttuneApplication.Commands());
		assertThat(AttuneApplication.trains(commands, line.split(" "))).isEqualTo(trains);
	}

}
