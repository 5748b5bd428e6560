package dev.attune.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into sentences and what stands between them, losing nothing: the segments
 * put together are the text again. A line break always ends a sentence, and so does what
 * sets words apart within a line, a tab or more than one space: no model would write it
 * again. The bullet, dash or number sign that a line begins with is not of its first one.
 * Immutable and thread-safe; linear in the length of the text.
 */
public final class SentenceSplitter {

	/** Bullets, signs of headings and quoted lines, dashes of speech. */
	private static final Pattern LINE_SIGN = Pattern
		.compile("(?:(?:[-*+•‣⁃◦▪▫●○■□◆◇▶►✓✔✗✘☐☑☒–—·]|#{1,6}|>{1,9}|\\[[ xX]\\]|[0-9]{1,3}[.)])[ \\t\u00A0\u3000]{1,9}+"
				+ "|[—―]{1,2}+[ \\t\u00A0\u3000]{0,9}+){1,3}+(?=[^\\s])");

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
		int position = skipSpace(text, 0, text.length());
		while (position < text.length()) {
			int start = skipSpace(text, skipSign(text, breaks, position), text.length());
			int end = trimSpace(text, start, stretchEnd(text, start));
			segments.addSign(position, start);
			splitStretch(segments, breaks, iterator, start, text.substring(start, end));
			position = skipSpace(text, end, text.length());
		}
		return segments.all();
	}

	private void splitStretch(Segments segments, SentenceBreaks breaks, BreakIterator iterator, int offset,
			String stretch) {
		iterator.setText(stretch);
		int start = iterator.first();
		for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
			int trimmed = trimSpace(stretch, start, end);
			if (end < stretch.length() && breaks.continues(stretch, start, trimmed, end)) {
				continue;
			}
			for (int cut = start; cut < trimmed;) {
				int next = this.cutter.cut(stretch, cut, trimmed);
				segments.addSentence(offset + cut, offset + trimSpace(stretch, cut, next));
				cut = skipSpace(stretch, next, trimmed);
			}
			start = skipSpace(stretch, end, stretch.length());
		}
	}

	private static int skipSign(String text, SentenceBreaks breaks, int start) {
		Matcher sign = LINE_SIGN.matcher(text).region(start, text.length());
		return (sign.lookingAt() && !breaks.isOrdinal(sign.group().strip())) ? sign.end() : start;
	}

	/** Where the line ends, or the cell of a table, if not the text. */
	private static int stretchEnd(String text, int start) {
		for (int i = start; i < text.length(); i++) {
			switch (text.charAt(i)) {
				case '\t', '\n', '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> {
					return i;
				}
				default -> {
					if (UCharacter.isUWhiteSpace(text.charAt(i)) && i + 1 < text.length()
							&& UCharacter.isUWhiteSpace(text.charAt(i + 1))) {
						return i;
					}
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

	/** Collects the sentences; what lies between them is white space and signs. */
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

		void addSign(int start, int end) {
			addSpace(start);
			addSpace(end);
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
