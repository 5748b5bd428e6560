package dev.attune.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * Finds where to cut a sentence that is too long for a model.
 */
final class SentenceCutter {

	/** Marks that end a clause wherever they stand. */
	private static final String WIDE_CLAUSE_ENDS = "，；：、。！？—";

	/** Marks that end a clause when white space follows: 1,000 and 3:00 stay whole. */
	private static final String CLAUSE_ENDS = ",;:.!?)–-";

	private static final BreakIterator GRAPHEMES = BreakIterator.getCharacterInstance(ULocale.ROOT);

	private final int maximumLength;

	SentenceCutter(int maximumLength) {
		if (maximumLength < 2) {
			// a surrogate pair needs two
			throw new IllegalArgumentException("a sentence has at least 2 characters, not " + maximumLength);
		}
		this.maximumLength = maximumLength;
	}

	/**
	 * The end of the first part of text[start, end): {@code end} itself if that is short
	 * enough. Parts are at least half as long as allowed, unless graphemes forbid it, so
	 * that the work is linear.
	 */
	int cut(String text, int start, int end) {
		int limit = start + this.maximumLength;
		if (end <= limit) {
			return end;
		}
		int space = -1;
		for (int i = limit; i > start + this.maximumLength / 2; i--) {
			char before = text.charAt(i - 1);
			boolean spaceFollows = UCharacter.isUWhiteSpace(text.charAt(i));
			if (WIDE_CLAUSE_ENDS.indexOf(before) >= 0 || (spaceFollows && CLAUSE_ENDS.indexOf(before) >= 0)) {
				return i;
			}
			if (space < 0 && spaceFollows) {
				space = i;
			}
		}
		return (space >= 0) ? space : graphemeEnd(text, start, limit);
	}

	private static int graphemeEnd(String text, int start, int limit) {
		BreakIterator graphemes = GRAPHEMES.clone();
		graphemes.setText(text.substring(start, Math.min(text.length(), limit + 2)));
		int boundary = graphemes.preceding(limit - start + 1);
		if (boundary > 0) {
			return start + boundary;
		}
		// a single grapheme longer than a sentence may be: hostile, but to be cut
		// somewhere
		return Character.isSurrogatePair(text.charAt(limit - 1), text.charAt(limit)) ? limit - 1 : limit;
	}

}
