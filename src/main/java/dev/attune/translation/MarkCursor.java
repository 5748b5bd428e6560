package dev.attune.translation;

import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.MarkedText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deals the marks of a text out to its pieces, from the first to the last.
 */
final class MarkCursor {

	private final List<Mark> marks;

	private int next;

	private int position;

	MarkCursor(MarkedText text) {
		this.marks = text.marks();
	}

	/**
	 * The marks of the next piece, with places in it. What closes where it ends is in it,
	 * and what opens there is not.
	 * @param length characters of the piece
	 */
	List<Mark> next(int length) {
		int end = this.position + length;
		int to = this.next;
		while (to < this.marks.size() && this.marks.get(to).offset() < end) {
			to++;
		}
		List<Mark> marks = take(behindLastClose(to, end));
		this.position = end;
		return marks;
	}

	/** The marks behind the last piece. */
	List<Mark> rest() {
		return take(this.marks.size());
	}

	private List<Mark> take(int to) {
		List<Mark> taken = this.marks.subList(this.next, to)
			.stream()
			.map((mark) -> mark.shifted(-this.position))
			.toList();
		this.next = to;
		return taken;
	}

	// of the marks at the end of a piece, those up to the last one that closes what
	// opened
	// before
	private int behindLastClose(int from, int end) {
		Set<Integer> opened = new HashSet<>();
		int behind = from;
		for (int i = from; i < this.marks.size() && this.marks.get(i).offset() == end; i++) {
			Mark mark = this.marks.get(i);
			if (mark.kind() == Kind.OPEN) {
				opened.add(mark.id());
			}
			else if (mark.kind() == Kind.CLOSE && !opened.contains(mark.id())) {
				behind = i + 1;
			}
		}
		return behind;
	}

}
