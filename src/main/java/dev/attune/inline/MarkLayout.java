package dev.attune.inline;

import com.ibm.icu.lang.UCharacter;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses the words that pairs enclose in a translation, and the places between words for
 * what encloses none.
 */
final class MarkLayout {

	/** What weighs order when attention does not decide. */
	private static final double ORDER = 0.05;

	/** How much more the neighbour weighs that a mark touches. */
	private static final double TOUCH = 1.2;

	private final String source;

	private final AlignedWords words;

	MarkLayout(String source, AlignedWords words) {
		this.source = source;
		this.words = words;
	}

	/**
	 * Where the children of a node stand that has the words [from, to): in the order of
	 * the translation, without overlap.
	 */
	List<PlacedMark> place(MarkTree node, int from, int to) {
		List<PlacedMark> placed = new ArrayList<>();
		List<WordClaim> claims = claims(node);
		boolean[] taken = new boolean[this.words.size()];
		Arrays.fill(taken, true);
		Arrays.fill(taken, from, to, false);
		for (WordClaim claim : claims) {
			Span span = claim.best(taken, from, to);
			if (span.length() > 0) {
				Arrays.fill(taken, span.start(), span.end(), true);
				placed.add(new PlacedMark(claim.node(), span.start(), span.end()));
			}
		}
		List<MarkTree> left = new ArrayList<>(node.children());
		left.removeAll(placed.stream().map(PlacedMark::node).toList());
		List<PlacedMark> spans = List.copyOf(placed);
		// of a pair that goes on in another sentence, nothing beside it can be beyond
		int first = spans.stream()
			.filter((span) -> span.node().isOpenBefore())
			.mapToInt(PlacedMark::to)
			.max()
			.orElse(from);
		int last = spans.stream()
			.filter((span) -> span.node().isOpenBehind())
			.mapToInt(PlacedMark::from)
			.min()
			.orElse(to);
		left.forEach((child) -> {
			int gap = gap(child, node, first, last, spans);
			placed.add(new PlacedMark(child, gap, gap));
		});
		// what is empty goes before what begins there
		placed.sort(Comparator.comparingInt(PlacedMark::from).thenComparingInt(PlacedMark::to));
		return placed;
	}

	/** Whether a mark stands directly before a word and not behind one. */
	boolean touchesNext(MarkTree node) {
		return node.start() > 0 && UCharacter.isUWhiteSpace(this.source.codePointBefore(node.start()))
				&& node.end() < this.source.length() && !UCharacter.isUWhiteSpace(this.source.codePointAt(node.end()));
	}

	/** The children that enclose words, the surest first, halves of pairs before all. */
	private List<WordClaim> claims(MarkTree node) {
		List<MarkTree> children = node.children()
			.stream()
			.filter((child) -> this.words.isWord(child.start(), child.end()))
			.toList();
		double[][] shares = new double[children.size()][];
		Arrays.setAll(shares, (i) -> this.words.shares(children.get(i).start(), children.get(i).end()));
		List<WordClaim> claims = new ArrayList<>();
		for (int i = 0; i < shares.length; i++) {
			claims.add(new WordClaim(children.get(i), shares[i], gains(shares, i)));
		}
		claims.sort(Comparator.comparing((WordClaim claim) -> !claim.isHalf())
			.thenComparing(Comparator.comparingDouble(WordClaim::strength).reversed()));
		return claims;
	}

	/** For each word, how much more of it came from one stretch than from any other. */
	private static double[] gains(double[][] shares, int which) {
		double[] gains = shares[which].clone();
		for (int w = 0; w < gains.length; w++) {
			double outside = 1;
			double other = 0;
			for (int i = 0; i < shares.length; i++) {
				outside -= shares[i][w];
				other = (i != which) ? Math.max(other, shares[i][w]) : other;
			}
			gains[w] -= Math.max(outside, other);
		}
		return gains;
	}

	/** The word before which a child without words stands, or {@code to}. */
	private int gap(MarkTree child, MarkTree parent, int from, int to, List<PlacedMark> spans) {
		Span before = this.words.wordBefore(child.start(), parent.start());
		Span after = this.words.wordAfter(child.end(), parent.end());
		if (before.length() == 0) {
			return from;
		}
		if (after.length() == 0) {
			return to;
		}
		double[] left = this.words.shares(before.start(), before.end());
		double[] right = this.words.shares(after.start(), after.end());
		double leftWeight = touchesNext(child) ? 1 / TOUCH : TOUCH;
		double expected = (child.start() - parent.start()) / (double) (parent.end() - parent.start());
		int best = from;
		double bestScore = Double.NEGATIVE_INFINITY;
		for (int gap = from; gap <= to; gap++) {
			double order = (to > from) ? Math.abs((gap - from) / (double) (to - from) - expected) : 0;
			double score = ((gap > from) ? leftWeight * left[gap - 1] : 0) + ((gap < to) ? right[gap] : 0)
					- ORDER * order;
			if (score > bestScore && isBetween(gap, spans)) {
				best = gap;
				bestScore = score;
			}
		}
		return best;
	}

	private static boolean isBetween(int gap, List<PlacedMark> spans) {
		return spans.stream().noneMatch((span) -> span.from() < gap && gap < span.to());
	}

}
