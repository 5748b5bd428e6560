package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link TextPathBenchmark} for {@code ./mvnw -Pjmh test}; no part of the tests. The
 * properties {@code jmh.benchmark} (a pattern), {@code jmh.model} and {@code jmh.input}
 * change what is run.
 */
class TextPathRun {

	@Test
	void run() throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder()
			.include(System.getProperty("jmh.benchmark", TextPathBenchmark.class.getSimpleName()));
		for (String parameter : new String[] { "model", "input" }) {
			String value = System.getProperty("jmh." + parameter);
			if (value != null) {
				options.param(parameter, value);
			}
		}
		assertThat(new Runner(options.build()).run()).isNotEmpty();
	}

}
