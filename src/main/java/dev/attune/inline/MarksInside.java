package dev.attune.inline;

import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the marks inside of a stretch of a text. At its edges these are the halves of
 * pairs whose other half is inside, and what is within such a pair.
 */
final class MarksInside {

	private MarksInside() {
	}

	/** From which to before which of the marks are inside. */
	static Span of(List<Mark> marks, Span stretch) {
		int from = firstBehind(marks, stretch.start() + 1);
		int to = firstBehind(marks, stretch.end());
		if (from >= to) {
			return new Span(from, from);
		}
		Set<Integer> ids = marks.subList(from, to).stream().map(Mark::id).collect(Collectors.toSet());
		int end = to;
		for (int i = to; i < marks.size() && marks.get(i).offset() == stretch.end(); i++) {
			end = (marks.get(i).kind() == Kind.CLOSE && ids.contains(marks.get(i).id())) ? i + 1 : end;
		}
		int start = from;
		for (int i = from - 1; i >= 0 && marks.get(i).offset() == stretch.start(); i--) {
			start = (marks.get(i).kind() == Kind.OPEN && ids.contains(marks.get(i).id())) ? i : start;
		}
		return new Span(start, end);
	}

	/** The first mark at a place or behind it. */
	private static int firstBehind(List<Mark> marks, int place) {
		int low = 0;
		int high = marks.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (marks.get(middle).offset() < place) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

}
