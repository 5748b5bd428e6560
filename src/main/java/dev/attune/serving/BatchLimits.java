package dev.attune.serving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How large a batch may become.
 *
 * @param sentences number of sentences
 * @param tokens number of source tokens, padding included
 */
record BatchLimits(int sentences, int tokens) {

	/**
	 * Chooses from sentences that may be translated together: the first, whatever its
	 * length, and with it those nearest to it in length, so that little is padded.
	 * @param candidates one or more
	 * @param share sentences to choose at most, if that is less than the limit
	 */
	List<PendingSentence> choose(List<PendingSentence> candidates, int share) {
		PendingSentence first = candidates.getFirst();
		// the sort is stable: of two equally near the one that waits longer is chosen
		List<PendingSentence> nearest = candidates.stream()
			.skip(1)
			.sorted(Comparator.comparingInt((candidate) -> Math.abs(candidate.length() - first.length())))
			.toList();
		List<PendingSentence> chosen = new ArrayList<>();
		chosen.add(first);
		int longest = first.length();
		for (PendingSentence candidate : nearest) {
			if (chosen.size() >= Math.min(share, this.sentences)) {
				break;
			}
			int padded = Math.max(longest, candidate.length());
			if ((chosen.size() + 1L) * padded <= this.tokens) {
				chosen.add(candidate);
				longest = padded;
			}
		}
		return chosen;
	}

}
