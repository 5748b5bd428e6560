package dev.attune.inline;

import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds what has become of stand-ins in a translation.
 */
final class StandInFinder {

	/** Share of a word that came from a stand-in for it to be of its translation. */
	private static final double MOST = 0.5;

	/** Share that is enough if no word has more. */
	private static final double SOME = 0.3;

	/** Words of a stand-in at most. */
	private static final int LONGEST = 5;

	private final Alignment alignment;

	private final AlignedWords words;

	private final boolean[] taken;

	StandInFinder(Alignment alignment) {
		this.alignment = alignment;
		this.words = new AlignedWords(alignment);
		this.taken = new boolean[this.words.size()];
	}

	/**
	 * The stretch of the translation that stands for a stand-in; empty if there is none,
	 * or if it is there more than once.
	 * @param translations what the stand-in may have become, itself among them
	 * @param place where the stand-in is in the source
	 * @param number whether it is a number, which must have been copied
	 */
	Optional<Span> find(Set<String> translations, Span place, boolean number) {
		List<Span> copies = copies(translations);
		if (copies.size() > 1 || (number && copies.isEmpty())) {
			return Optional.empty();
		}
		Span found = (copies.size() == 1) ? copies.getFirst()
				: attentive(this.words.shares(place.start(), place.end()));
		if (found.length() == 0) {
			return Optional.empty();
		}
		for (int w = found.start(); w < found.end(); w++) {
			this.taken[w] = true;
		}
		return Optional.of(new Span(this.words.word(found.start()).start(), this.words.word(found.end() - 1).end()));
	}

	/** The words that spell one of some texts, from the first to behind the last. */
	private List<Span> copies(Set<String> texts) {
		List<Span> copies = new ArrayList<>();
		for (int start = 0; start < this.words.size(); start++) {
			StringBuilder spelled = new StringBuilder();
			for (int end = start; end < Math.min(start + LONGEST, this.words.size()) && !this.taken[end]; end++) {
				spelled.append(text(end));
				if (texts.contains(spelled.toString())) {
					copies.add(new Span(start, end + 1));
				}
			}
		}
		return copies;
	}

	/** The words in a row that came from the stand-in, if none elsewhere did. */
	private Span attentive(double[] shares) {
		List<Double> free = new ArrayList<>();
		int best = -1;
		for (int w = 0; w < shares.length; w++) {
			free.add(this.taken[w] ? 0 : shares[w]);
			best = (best < 0 || free.get(w) > free.get(best)) ? w : best;
		}
		if (best < 0 || free.get(best) < SOME) {
			return new Span(0, 0);
		}
		int start = best;
		while (start > 0 && free.get(start - 1) > MOST) {
			start--;
		}
		int end = best + 1;
		while (end < shares.length && free.get(end) > MOST) {
			end++;
		}
		Span found = new Span(start, end);
		return isElsewhere(shares, found) ? new Span(0, 0) : found;
	}

	private boolean isElsewhere(double[] shares, Span found) {
		return IntStream.range(0, shares.length)
			.anyMatch((w) -> !this.taken[w] && (w < found.start() - 1 || w > found.end()) && shares[w] > MOST
					&& text(w).codePoints().anyMatch(Character::isLetter));
	}

	private String text(int word) {
		return this.alignment.target().substring(this.words.word(word).start(), this.words.word(word).end());
	}

}
