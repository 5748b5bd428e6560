package dev.attune.corpus;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.ibm.icu.util.ULocale;
import org.jspecify.annotations.Nullable;

/**
 * A language as files name it: {@code en}, {@code EN-US}, {@code en_GB}, {@code eng},
 * {@code zh-Hans}.
 *
 * @param tag the canonical code
 * @param language primary subtag; empty for a code that names no language
 * @param script the script that the code names or most likely means
 * @param region the region that the code names or most likely means
 * @param bare whether the code names the language alone
 */
public record LanguageCode(String tag, String language, String script, String region, boolean bare) {

	private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");

	public static LanguageCode of(String code) {
		ULocale locale = ULocale.createCanonical(ULocale.forLanguageTag(code.strip().replace('_', '-')).getName());
		ULocale likely = ULocale.addLikelySubtags(locale);
		// translation memories write both for the same written Norwegian
		String language = "no".equals(locale.getLanguage()) ? "nb" : locale.getLanguage();
		return new LanguageCode(locale.toLanguageTag(), language, likely.getScript(), likely.getCountry(),
				locale.getScript().isEmpty() && locale.getCountry().isEmpty());
	}

	/**
	 * The language that a word in a header row names, by code or by its English name.
	 * @return null if it names none
	 */
	static @Nullable LanguageCode named(String word) {
		String text = word.strip();
		if (CODE.matcher(text).matches()) {
			LanguageCode code = of(text);
			return Names.CODES.containsValue(code.language()) ? code : null;
		}
		int bracket = text.indexOf('(');
		String name = ((bracket > 0) ? text.substring(0, bracket) : text).strip();
		String code = Names.CODES.get(name.toLowerCase(Locale.ROOT));
		return (code != null) ? of(code) : null;
	}

	/** Whether a word is the language's name in itself, such as "Deutsch". */
	boolean callsItself(String word) {
		ULocale locale = ULocale.forLanguageTag(this.tag);
		return locale.getDisplayLanguage(locale).equalsIgnoreCase(word.strip());
	}

	/**
	 * How well a file's language serves where this one is asked for. A bare code takes
	 * every variety; one with a script or region takes what is written in the same
	 * script.
	 * @return 0 if it does not serve, up to 4 for the very same
	 */
	public int rank(LanguageCode found) {
		if (this.language.isEmpty() || !this.language.equals(found.language)) {
			return 0;
		}
		if (this.tag.equals(found.tag)) {
			return 4;
		}
		if (!this.script.equals(found.script)) {
			return (this.bare || found.bare) ? 1 : 0;
		}
		return this.region.equals(found.region) ? 3 : 2;
	}

	/** Names of languages in English; made when first asked for. */
	private static final class Names {

		static final Map<String, String> CODES = new HashMap<>();

		static {
			for (String code : ULocale.getISOLanguages()) {
				ULocale language = new ULocale(code);
				String canonical = of(code).language();
				CODES.putIfAbsent(language.getDisplayLanguage(ULocale.ENGLISH).toLowerCase(Locale.ROOT), canonical);
			}
		}

		private Names() {
		}

	}

}
