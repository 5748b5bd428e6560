package dev.attune.text;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Traditional Chinese characters as simplified ones, by the rules of ICU's transliterator
 * {@code Traditional-Simplified}. The rules are plain replacements of characters and
 * phrases; looked up by their first character they run a hundred times as fast as in the
 * transliterator, which also takes a lock.
 */
final class SimplifiedChinese {

	/** Rules by their first character; of several that match the first counts. */
	private static final Map<Integer, List<Rule>> RULES = rules();

	private record Rule(String traditional, String simplified) {
	}

	private SimplifiedChinese() {
	}

	static String convert(String text) {
		StringBuilder converted = new StringBuilder(text.length());
		for (int i = 0; i < text.length();) {
			int c = text.codePointAt(i);
			Rule rule = match(text, i, c);
			if (rule == null) {
				converted.appendCodePoint(c);
				i += Character.charCount(c);
			}
			else {
				converted.append(rule.simplified());
				i += rule.traditional().length();
			}
		}
		return converted.toString();
	}

	private static @Nullable Rule match(String text, int position, int c) {
		for (Rule rule : RULES.getOrDefault(c, List.of())) {
			if (text.startsWith(rule.traditional(), position)) {
				return rule;
			}
		}
		return null;
	}

	/** The transliterator tells its rules as lines of the form {@code 國 > 国;}. */
	private static Map<Integer, List<Rule>> rules() {
		Map<Integer, List<Rule>> rules = new HashMap<>();
		for (String line : Transliterator.getInstance("Traditional-Simplified").toRules(false).split("\n", -1)) {
			String[] sides = line.strip().replace(";", "").split(" > ", 2);
			if (sides.length != 2) {
				throw new IllegalStateException("unexpected transliteration rule: " + line);
			}
			rules.computeIfAbsent(sides[0].codePointAt(0), (c) -> new ArrayList<>()).add(new Rule(sides[0], sides[1]));
		}
		return rules;
	}

}
