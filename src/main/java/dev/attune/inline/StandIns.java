package dev.attune.inline;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that models translate or copy as a matter of course, to stand in for what they do
 * not know: short names, which take the place of any noun, and small numbers.
 */
final class StandIns {

	private static final List<String> LATIN = List.of("Tom", "Mary", "John", "Boston", "Anna", "Peter");

	/** The same names in scripts that have their own, by the script's code. */
	private static final Map<String, List<String>> NAMES = Map.of("Hans", List.of("汤姆", "玛丽", "约翰", "波士顿"), "Hant",
			List.of("湯姆", "瑪麗", "約翰", "波士頓"), "Jpan", List.of("トム", "メアリー", "ジョン", "ボストン"), "Cyrl",
			List.of("Том", "Мэри", "Джон", "Бостон"));

	private static final List<String> NUMBERS = List.of("5", "7", "8", "6", "9");

	private StandIns() {
	}

	/** Stand-ins for a sentence of a language, the best first. */
	static List<String> of(Kept.Kind kind, String languageCode) {
		return kind.isNumber() ? NUMBERS : NAMES.getOrDefault(script(languageCode), LATIN);
	}

	/**
	 * What a stand-in is likely to become in another language: itself, or its form in
	 * that language's script.
	 */
	static Set<String> translations(String standIn, String sourceCode, String targetCode) {
		int name = of(Kept.Kind.NAME, sourceCode).indexOf(standIn);
		List<String> names = of(Kept.Kind.NAME, targetCode);
		return (name < 0 || name >= names.size()) ? Set.of(standIn)
				: Stream.of(standIn, names.get(name)).collect(Collectors.toSet());
	}

	private static String script(String languageCode) {
		return ULocale.addLikelySubtags(ULocale.forLanguageTag(languageCode.replace('_', '-'))).getScript();
	}

}
