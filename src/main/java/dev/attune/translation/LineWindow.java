package dev.attune.translation;

import dev.attune.text.MarkedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Some lines in a row of one text or several.
 *
 * @param texts index of the text of each
 * @param lines the lines
 */
record LineWindow(List<Integer> texts, List<MarkedText> lines) {

	/** Characters of a window: enough sentences for a batch or two. */
	private static final int LARGEST = 8192;

	private static final int SMALLEST = 256;

	/**
	 * All lines of all texts, the first of them alone and later ones in ever larger
	 * windows.
	 * @param texts the lines of each
	 */
	static List<LineWindow> of(List<List<MarkedText>> texts) {
		List<LineWindow> windows = new ArrayList<>();
		LineWindow window = new LineWindow(new ArrayList<>(), new ArrayList<>());
		int size = 0;
		int room = 0;
		for (int text = 0; text < texts.size(); text++) {
			for (MarkedText line : texts.get(text)) {
				if (size > 0 && size + line.text().length() > room) {
					windows.add(window);
					window = new LineWindow(new ArrayList<>(), new ArrayList<>());
					size = 0;
					room = Math.clamp(2L * room, SMALLEST, LARGEST);
				}
				window.texts.add(text);
				window.lines.add(line);
				size += line.text().length();
			}
		}
		windows.add(window);
		return windows;
	}

}
