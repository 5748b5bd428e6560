package dev.attune.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How large a batch may become.
 *
 * @param rows number of hypotheses: sentences times the width of the beam; a sentence
 * whose beam is wider is translated alone
 * @param tokens number of source tokens, padding included
 */
record BatchLimits(int rows, int tokens) {

	/** What a step of the search costs whatever its rows, in rows: measured. */
	private static final double STEP = 4;

	/** Share of a row's cost that goes on while the row waits for the longest. */
	private static final double PADDING = 0.5;

	/**
	 * Chooses from sentences that may be translated together: the first, whatever its
	 * length, and with it of those nearest to it in length as many as make the search of
	 * a token cheapest. More rows share the cost of a step, but a longer sentence makes
	 * all wait.
	 * @param candidates one or more
	 * @param share sentences to choose at most, if that is less than the limit
	 * @param beam rows a sentence
	 */
	List<PendingSentence> choose(List<PendingSentence> candidates, int share, int beam) {
		PendingSentence first = candidates.getFirst();
		// the sort is stable: of two equally near the one that waits longer is chosen
		List<PendingSentence> nearest = candidates.stream()
			.skip(1)
			.sorted(Comparator.comparingInt((candidate) -> Math.abs(candidate.length() - first.length())))
			.toList();
		List<PendingSentence> chosen = new ArrayList<>();
		chosen.add(first);
		int longest = first.length();
		long tokens = longest;
		int best = 1;
		double bestCost = cost(longest, beam, tokens, beam);
		int most = Math.min(share, this.rows / beam);
		for (PendingSentence candidate : nearest) {
			if (chosen.size() >= most) {
				break;
			}
			int padded = Math.max(longest, candidate.length());
			if ((chosen.size() + 1L) * padded <= this.tokens) {
				chosen.add(candidate);
				longest = padded;
				tokens += candidate.length();
				double cost = cost(longest, chosen.size() * beam, tokens, beam);
				if (cost <= bestCost) {
					bestCost = cost;
					best = chosen.size();
				}
			}
		}
		return chosen.subList(0, best);
	}

	/** What a token costs, in rows. */
	private static double cost(int longest, int rows, long tokens, int beam) {
		return longest * (STEP + PADDING * rows) / tokens + (1 - PADDING) * beam;
	}

}
