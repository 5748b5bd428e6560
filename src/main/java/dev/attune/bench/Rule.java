package dev.attune.bench;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Rules that arguments must follow.
 */
final class Rule {

	private Rule() {
	}

	/** Numbers that must be at least 1. */
	static void positive(CommandLine command, String option, List<? extends Number> values) {
		for (Number value : values) {
			if (value.doubleValue() < 1) {
				throw new ParameterException(command, option + " must be at least 1, not " + value);
			}
		}
	}

	/** A positive time. */
	static Duration seconds(CommandLine command, String option, double seconds) {
		if (!(seconds > 0)) {
			throw new ParameterException(command, option + " must be positive, not " + seconds);
		}
		return Duration.ofNanos((long) (seconds * 1e9));
	}

}
