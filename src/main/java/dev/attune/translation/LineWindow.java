package dev.attune.translation;

import dev.attune.text.MarkedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Some lines in a row of one text or several.
 *
 * @param texts index of the text of each part
 * @param parts of each text its lines, or the whole text
 */
record LineWindow(List<Integer> texts, List<MarkedText> parts) {

	/**
	 * Characters of a window at most, unless a line is longer: enough for many batches.
	 */
	static final int LARGEST = 1 << 16;

	/** For one who watches: enough for a batch or two. */
	private static final int LARGEST_WATCHED = 1 << 13;

	private static final int SMALLEST_WATCHED = 1 << 8;

	private LineWindow() {
		this(new ArrayList<>(), new ArrayList<>());
	}

	/**
	 * All lines of all texts in windows.
	 * @param lineEnds where the lines of a text end, the last of them with the text
	 * @param watched whether the first line is to be alone, and windows to become larger
	 */
	static List<LineWindow> of(List<MarkedText> texts, Function<MarkedText, List<Integer>> lineEnds, boolean watched) {
		List<LineWindow> windows = new ArrayList<>();
		LineWindow window = new LineWindow();
		int room = watched ? 0 : LARGEST;
		int size = 0;
		for (int i = 0; i < texts.size(); i++) {
			int begin = 0;
			int end = 0;
			for (int lineEnd : lineEnds.apply(texts.get(i))) {
				if (size > 0 && size + lineEnd - end > room) {
					if (end > begin) {
						window.add(i, texts.get(i), begin, end);
					}
					windows.add(window);
					window = new LineWindow();
					room = watched ? Math.clamp(2L * room, SMALLEST_WATCHED, LARGEST_WATCHED) : LARGEST;
					size = 0;
					begin = end;
				}
				size += lineEnd - end;
				end = lineEnd;
			}
			window.add(i, texts.get(i), begin, end);
		}
		windows.add(window);
		return windows;
	}

	private void add(int index, MarkedText text, int begin, int end) {
		this.texts.add(index);
		this.parts.add(
				(begin == 0 && end == text.text().length()) ? text : new MarkedText(text.text().substring(begin, end)));
	}

}
