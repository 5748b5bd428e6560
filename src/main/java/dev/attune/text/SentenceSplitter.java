package dev.attune.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into sentences and the white space between them, losing nothing: the
 * segments put together are the text again. A line break always ends a sentence.
 * Immutable and thread-safe; linear in the length of the text.
 */
public final class SentenceSplitter {

	private final SentenceCutter cutter;

	/**
	 * A splitter that cuts sentences of more than so many characters (UTF-16 code units)
	 * behind a clause, else at white space, else anywhere between two graphemes.
	 * @throws IllegalArgumentException if fewer than 2 characters are asked for
	 */
	public SentenceSplitter(int maximumLength) {
		this.cutter = new SentenceCutter(maximumLength);
	}

	/**
	 * The segments of a text in their order.
	 * @param languageCode language of the text; an unknown one is split by the general
	 * rules of Unicode (UAX 29)
	 */
	public List<Segment> split(String text, String languageCode) {
		SentenceBreaks breaks = SentenceBreaks.of(languageCode);
		BreakIterator iterator = breaks.iterator();
		Segments segments = new Segments(text);
		for (int line = 0; line < text.length();) {
			int end = lineEnd(text, line);
			int start = skipSpace(text, line, end);
			int trimmed = trimSpace(text, start, end);
			if (start < trimmed) {
				splitLine(segments, breaks, iterator, start, text.substring(start, trimmed));
			}
			line = end + 1;
		}
		return segments.all();
	}

	private void splitLine(Segments segments, SentenceBreaks breaks, BreakIterator iterator, int offset, String line) {
		iterator.setText(line);
		int start = iterator.first();
		for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
			int trimmed = trimSpace(line, start, end);
			if (end < line.length() && breaks.continues(line, start, trimmed, end)) {
				continue;
			}
			for (int cut = start; cut < trimmed;) {
				int next = this.cutter.cut(line, cut, trimmed);
				segments.addSentence(offset + cut, offset + trimSpace(line, cut, next));
				cut = skipSpace(line, next, trimmed);
			}
			start = skipSpace(line, end, line.length());
		}
	}

	private static int lineEnd(String text, int start) {
		for (int i = start; i < text.length(); i++) {
			switch (text.charAt(i)) {
				case '\n', '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> {
					return i;
				}
				default -> {
					// inside the line
				}
			}
		}
		return text.length();
	}

	/** All white space of Unicode is a single UTF-16 code unit. */
	private static int skipSpace(String text, int start, int end) {
		int i = start;
		while (i < end && UCharacter.isUWhiteSpace(text.charAt(i))) {
			i++;
		}
		return i;
	}

	private static int trimSpace(String text, int start, int end) {
		int i = end;
		while (i > start && UCharacter.isUWhiteSpace(text.charAt(i - 1))) {
			i--;
		}
		return i;
	}

	/** Collects the sentences; what lies between them is white space. */
	private static final class Segments {

		private final String text;

		private final List<Segment> segments = new ArrayList<>();

		private int position;

		Segments(String text) {
			this.text = text;
		}

		void addSentence(int start, int end) {
			addSpace(start);
			this.segments.add(new Segment(this.text.substring(start, end), true));
			this.position = end;
		}

		List<Segment> all() {
			addSpace(this.text.length());
			return List.copyOf(this.segments);
		}

		private void addSpace(int end) {
			if (this.position < end) {
				this.segments.add(new Segment(this.text.substring(this.position, end), false));
				this.position = end;
			}
		}

	}

}
