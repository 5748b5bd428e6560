package dev.attune.translation;

import com.ibm.icu.util.ULocale;
import java.util.Set;
import org.springframework.util.ConcurrentLruCache;

/**
 * A language and the script it is written in, as a BCP 47 code names them: {@code zh},
 * {@code zh-CN} and {@code zh-Hans} are the same, {@code zh-TW} is not.
 *
 * @param language primary subtag, for example {@code zh}
 * @param script the script that the code names or implies, for example {@code Hans};
 * empty if it implies none
 */
record LanguageTag(String language, String script) {

	private static final Set<String> UNSPACED = Set.of("zh", "ja", "yue", "wuu", "nan", "hak");

	/** What is longer than a code names nothing. */
	private static final LanguageTag NONE = new LanguageTag("", "");

	/** Codes are few, and ICU takes long to read one. */
	private static final ConcurrentLruCache<String, LanguageTag> KNOWN = new ConcurrentLruCache<>(256,
			LanguageTag::parse);

	static LanguageTag of(String code) {
		return (code.length() > TranslationOptions.MAX_CODE) ? NONE : KNOWN.get(code);
	}

	private static LanguageTag parse(String code) {
		ULocale locale = ULocale.createCanonical(ULocale.forLanguageTag(code.strip().replace('_', '-')).getName());
		return new LanguageTag(locale.getLanguage(), ULocale.addLikelySubtags(locale).getScript());
	}

	/** Whether both name a language, and the same. */
	boolean sameLanguage(LanguageTag other) {
		return !this.language.isEmpty() && this.language.equals(other.language);
	}

	/** Whether sentences stand beside each other without a space. */
	boolean joinsSentencesWithoutSpace() {
		return UNSPACED.contains(this.language);
	}

	/** The language's English name, for example {@code Chinese}. */
	String name() {
		return ULocale.getDisplayLanguage(this.language, ULocale.ENGLISH);
	}

}
