package dev.attune.glossary;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.stream.IntStream;

/**
 * Where words begin and end. In scripts that put no spaces between words it is beside
 * every character, since only the glossary knows what is a word there.
 */
final class WordBoundaries {

	/** Takes its time to be made, and each thread needs one of its own. */
	private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

	private WordBoundaries() {
	}

	/** The boundaries in a text, ascending, its begin and end among them. */
	static int[] of(String text) {
		BreakIterator words = WORDS.clone();
		words.setText(text);
		return IntStream.rangeClosed(0, text.length())
			.filter((offset) -> words.isBoundary(offset) || standsAlone(text, offset))
			.toArray();
	}

	private static boolean standsAlone(String text, int offset) {
		if (Character.isLowSurrogate(text.charAt(offset)) && Character.isHighSurrogate(text.charAt(offset - 1))) {
			return false;
		}
		return UScript.breaksBetweenLetters(UScript.getScript(text.codePointAt(offset)))
				|| UScript.breaksBetweenLetters(UScript.getScript(text.codePointBefore(offset)));
	}

}
