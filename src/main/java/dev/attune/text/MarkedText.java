
package dev.attune.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A text and marks in it. Each mark stands once, and pairs are nested as tags of XML are:
 * none crosses another, and each that opens also closes.
 *
 * @param text the text without the marks
 * @param marks in the order in which they stand; several at one place in the order in
 * which they are to be written there
 * @param kept stretches of the text that come through a translation as they are, as code
 * does, in the order in which they stand, without overlap; marks inside of one stay there
 */
public record MarkedText(String text, List<Mark> marks, List<Span> kept) {

	/**
	 * A text, its marks and what is kept.
	 * @throws IllegalArgumentException if a mark is outside of the text or of its order,
	 * stands twice, crosses another or lacks the other of its pair, or if what is kept is
	 * outside of the text or of its order
	 */
	public MarkedText {
		marks = List.copyOf(marks);
		kept = List.copyOf(kept);
		checkPlaces(text, marks);
		checkKept(text, kept);
		checkPairs(marks);
	}

	/** A text with marks, of which everything may be translated. */
	public MarkedText(String text, List<Mark> marks) {
		this(text, marks, List.of());
	}

	/** A text without marks. */
	public MarkedText(String text) {
		this(text, List.of());
	}

	private static void checkPlaces(String text, List<Mark> marks) {
		int place = 0;
		for (Mark mark : marks) {
			require(mark.offset() >= place && mark.offset() <= text.length(), mark, "is out of order or of the text");
			place = mark.offset();
		}
	}

	private static void checkKept(String text, List<Span> kept) {
		int end = 0;
		for (Span span : kept) {
			require(span.start() >= end && span.end() <= text.length(), span, "is out of order or of the text");
			end = span.end();
		}
	}

	private static void checkPairs(List<Mark> marks) {
		Set<Integer> seen = new HashSet<>();
		Deque<Integer> open = new ArrayDeque<>();
		for (Mark mark : marks) {
			switch (mark.kind()) {
				case OPEN -> {
					require(seen.add(mark.id()), mark, "stands twice");
					open.push(mark.id());
				}
				case CLOSE -> require(!open.isEmpty() && open.pop() == mark.id(), mark, "closes what is not open");
				case POINT -> require(seen.add(mark.id()), mark, "stands twice");
			}
		}
		require(open.isEmpty(), open, "are not closed");
	}

	private static void require(boolean fulfilled, Object what, String problem) {
		if (!fulfilled) {
			throw new IllegalArgumentException(what + " " + problem);
		}
	}

}
