package dev.attune.corpus;

import java.util.BitSet;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;

/**
 * The scripts a language is written in, from ICU's locale data.
 */
final class LanguageScripts {

	/**
	 * Below this weight, a text is a name or an abbreviation, which may be foreign.
	 */
	private static final int MIN_WEIGHT = 12;

	private final BitSet scripts = new BitSet();

	/**
	 * An unknown language is taken to be written in any script.
	 */
	LanguageScripts(String languageCode) {
		int[] codes = UScript.getCode(ULocale.forLanguageTag(languageCode.replace('_', '-')));
		if (codes != null) {
			for (int code : codes) {
				add(code);
			}
		}
	}

	private void add(int code) {
		switch (code) {
			case UScript.SIMPLIFIED_HAN, UScript.TRADITIONAL_HAN -> this.scripts.set(UScript.HAN);
			case UScript.JAPANESE -> this.scripts.or(of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA));
			case UScript.KOREAN -> this.scripts.or(of(UScript.HAN, UScript.HANGUL));
			default -> this.scripts.set(code);
		}
	}

	private static BitSet of(int... codes) {
		BitSet scripts = new BitSet();
		for (int code : codes) {
			scripts.set(code);
		}
		return scripts;
	}

	/**
	 * The share of the letters that are of these scripts, weighted as lengths are, so
	 * that one Latin word does not outweigh the Chinese sentence around it.
	 * @return 0 to 1; 1 for a text with few letters or none
	 */
	double share(String text) {
		if (this.scripts.isEmpty()) {
			return 1;
		}
		long own = 0;
		long all = 0;
		for (int i = 0; i < text.length();) {
			int codePoint = text.codePointAt(i);
			i += Character.charCount(codePoint);
			int script = UScript.getScript(codePoint);
			if (Character.isLetter(codePoint) && script != UScript.COMMON && script != UScript.INHERITED) {
				int weight = TextMeasure.weight(codePoint);
				all += weight;
				own += this.scripts.get(script) ? weight : 0;
			}
		}
		return (all < MIN_WEIGHT) ? 1 : (double) own / all;
	}

}
