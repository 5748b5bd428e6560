package dev.attune.inline;

import dev.attune.text.Mark;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts the marks of a sentence into its translation: pairs around the words that came
 * from the words they enclose, points between the words that came from their neighbours.
 * Each mark stands once, pairs nest as they did, and none splits a word.
 */
final class MarkPlacer {

	/** Past it marks are placed by proportion, which costs nothing. */
	static final int MAXIMUM_MARKS = 500;

	private final String target;

	private final AlignedWords words;

	private final MarkLayout layout;

	private final List<Mark> placed = new ArrayList<>();

	/** No mark stands before it any more. */
	private int cursor;

	private MarkPlacer(Alignment alignment, List<Anchor> anchors) {
		this.target = alignment.target();
		this.words = new AlignedWords(alignment, anchors);
		this.layout = new MarkLayout(alignment.source(), this.words);
	}

	/**
	 * The marks of a sentence in the places of its translation. A pair of which one half
	 * is in another sentence reaches to that end of this one, here and there.
	 * @param marks in their order
	 * @param places from their offsets to places in the aligned source, not falling
	 * @param length of what the offsets count in
	 * @param anchors what is known of the alignment
	 */
	static List<Mark> place(List<Mark> marks, IntUnaryOperator places, int length, Alignment alignment,
			List<Anchor> anchors) {
		if (marks.isEmpty()) {
			return List.of();
		}
		if (marks.size() > MAXIMUM_MARKS) {
			return byProportion(marks, length, alignment.target().length());
		}
		MarkTree tree = MarkTree.of(marks, places, alignment.source().length());
		MarkPlacer placer = new MarkPlacer(alignment, anchors);
		placer.writeChildren(tree, 0, placer.words.size(), new Span(0, placer.target.length()));
		return placer.placed;
	}

	private static List<Mark> byProportion(List<Mark> marks, int length, int targetLength) {
		return marks.stream()
			.map((mark) -> new Mark((int) ((long) mark.offset() * targetLength / Math.max(1, length)), mark.id(),
					mark.kind()))
			.toList();
	}

	/** Children of a node that has the words [from, to) and a stretch of the target. */
	private void writeChildren(MarkTree node, int from, int to, Span stretch) {
		for (PlacedMark child : this.layout.place(node, from, to)) {
			Span inner = child.isEmpty() ? gap(child, from, to, stretch)
					: new Span(this.words.word(child.from()).start(), this.words.word(child.to() - 1).end());
			write(child.node().opening(), inner.start());
			writeChildren(child.node(), child.from(), child.to(), inner);
			write(child.node().closing(), inner.end());
		}
	}

	/** Where something without words stands: beside the word it stood beside. */
	private Span gap(PlacedMark child, int from, int to, Span stretch) {
		int before = (child.from() > from) ? this.words.word(child.from() - 1).end() : stretch.start();
		int behind = (child.from() < to) ? this.words.word(child.from()).start() : stretch.end();
		int place;
		if (child.from() == from) {
			place = before;
		}
		else {
			place = (child.from() == to || this.layout.touchesNext(child.node())) ? behind : before;
		}
		return new Span(place, place);
	}

	private void write(@Nullable Mark mark, int place) {
		if (mark != null) {
			this.cursor = Math.max(this.cursor, place);
			this.placed.add(new Mark(this.cursor, mark.id(), mark.kind()));
		}
	}

}
