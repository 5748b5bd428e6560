package dev.attune.inline;

import dev.attune.text.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the marks of a sentence enclose. A pair of which one half stands in another
 * sentence reaches to that end of this one.
 *
 * @param opening the mark that begins it, or none if that is in a sentence before
 * @param closing the mark that ends it, or none if that is in a sentence behind
 * @param start where it begins in the source
 * @param end where it ends
 * @param children what is inside, in the order of the source
 */
record MarkTree(@Nullable Mark opening, @Nullable Mark closing, int start, int end, List<MarkTree> children) {

	/**
	 * The tree of marks, with a root that stands for the sentence.
	 * @param marks of a sentence, in order
	 * @param places from offsets of marks to places in the source, not falling
	 * @param length of the source
	 */
	static MarkTree of(List<Mark> marks, IntUnaryOperator places, int length) {
		Deque<Mark> open = new ArrayDeque<>();
		Deque<List<MarkTree>> levels = new ArrayDeque<>(List.of(new ArrayList<>()));
		for (Mark mark : marks) {
			int place = places.applyAsInt(mark.offset());
			switch (mark.kind()) {
				case OPEN -> {
					open.push(mark);
					levels.push(new ArrayList<>());
				}
				case CLOSE -> {
					List<MarkTree> children = levels.pop();
					Mark opening = open.poll();
					if (opening == null) {
						// all that stands before is inside
						levels.push(new ArrayList<>());
					}
					int start = (opening != null) ? places.applyAsInt(opening.offset()) : 0;
					levels.element().add(new MarkTree(opening, mark, start, place, children));
				}
				case POINT -> levels.element().add(new MarkTree(mark, null, place, place, List.of()));
			}
		}
		while (!open.isEmpty()) {
			List<MarkTree> children = levels.pop();
			Mark opening = open.pop();
			levels.element().add(new MarkTree(opening, null, places.applyAsInt(opening.offset()), length, children));
		}
		return new MarkTree(null, null, 0, length, levels.pop());
	}

	/** Whether it began in a sentence before. */
	boolean isOpenBefore() {
		return this.opening == null;
	}

	/** Whether it ends in a sentence behind. */
	boolean isOpenBehind() {
		return this.closing == null && !isPoint();
	}

	boolean isPoint() {
		return this.opening != null && this.opening.kind() == Mark.Kind.POINT;
	}

}
