package dev.attune.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into sentences and what stands between them, losing nothing: the segments
 * put together are the text again. A line break always ends a sentence; the bullet, dash
 * or number sign that a line begins with is not of its first one. Immutable and
 * thread-safe; linear in the length of the text.
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
		for (int line = 0; line < text.length();) {
			int end = lineEnd(text, line);
			int sign = skipSpace(text, line, end);
			int trimmed = trimSpace(text, sign, end);
			int start = skipSign(text, breaks, sign, trimmed);
			if (start < trimmed) {
				segments.addSign(sign, start);
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

	private static int skipSign(String text, SentenceBreaks breaks, int start, int end) {
		Matcher sign = LINE_SIGN.matcher(text).region(start, end);
		return (sign.lookingAt() && !breaks.isOrdinal(sign.group().strip())) ? sign.end() : start;
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
