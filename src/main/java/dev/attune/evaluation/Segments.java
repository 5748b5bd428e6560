package dev.attune.evaluation;

import java.util.List;

/**
 * What every corpus score asks of its input: as many references as hypotheses, and at
 * least one.
 */
final class Segments {

	private Segments() {
	}

	static void check(List<String> hypotheses, List<String> references) {
		if (hypotheses.size() != references.size()) {
			throw new IllegalArgumentException("Each hypothesis needs one reference, but there are " + hypotheses.size()
					+ " hypotheses and " + references.size() + " references");
		}
		if (hypotheses.isEmpty()) {
			throw new IllegalArgumentException("There are no hypotheses to score");
		}
	}

}
