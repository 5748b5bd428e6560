package dev.attune.text;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;

/**
 * Traditional Chinese characters as simplified ones, by ICU's transliterator.
 */
final class SimplifiedChinese {

	/** Keeps no state between calls; ICU itself guards the rules' matchers. */
	private static final Transliterator TRANSLITERATOR = Transliterator.getInstance("Traditional-Simplified");

	private static final UnicodeSet TRADITIONAL = TRANSLITERATOR.getSourceSet().freeze();

	private SimplifiedChinese() {
	}

	static String convert(String text) {
		// most text needs no conversion, and asking is far cheaper than converting
		return TRADITIONAL.containsNone(text) ? text : TRANSLITERATOR.transliterate(text);
	}

}
