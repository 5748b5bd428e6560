package dev.attune.text;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;

/**
 * Which languages put spaces between words.
 */
public final class Spacing {

	private Spacing() {
	}

	/**
	 * Whether a language separates words by spaces. Chinese, Japanese, Thai, Lao, Khmer
	 * and Burmese do not.
	 * @param language language code; an unknown one is taken to do so
	 */
	public static boolean separatesWords(String language) {
		int[] scripts = UScript.getCode(ULocale.forLanguageTag(language.strip().replace('_', '-')));
		// Korean is written with a few Chinese characters, and with spaces
		return scripts == null || Arrays.stream(scripts).anyMatch((script) -> script == UScript.HANGUL)
				|| Arrays.stream(scripts).noneMatch(UScript::breaksBetweenLetters);
	}

}
