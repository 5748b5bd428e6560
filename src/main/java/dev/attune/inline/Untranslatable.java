package dev.attune.inline;

import dev.attune.inline.Kept.Kind;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what no translation changes: addresses, placeholders of programs, tags and
 * entities, emoji and emoticons, quantities with units, numbers. Linear in the length of
 * the text: whatever repeats is possessive or bounded.
 */
final class Untranslatable {

	private static final String EMOJI = "(?:[0-9#*]\\uFE0F?\\u20E3|[\\x{1F1E6}-\\x{1F1FF}]{1,2}+"
			+ "|\\p{IsExtended_Pictographic}(?:[\\uFE0F\\x{1F3FB}-\\x{1F3FF}\\x{E0020}-\\x{E007F}]"
			+ "|\\u200D\\p{IsExtended_Pictographic}){0,20}+){1,50}+";

	private static final String EMOTICON = "(?<![^\\s])(?:[:;=][-o']?[)(DPp/|*]{1,9}|[xX]D{1,9}|<3{1,9}|\\^_?\\^)(?![\\p{L}\\p{N}/(:])";

	private static final String TAG = "</?+[A-Za-z][\\w:.-]{0,40}+(?:\\s{1,9}+[\\w:.-]{1,40}+"
			+ "(?:\\s{0,9}+=\\s{0,9}+(?:\"[^\"<>]{0,500}+\"|'[^'<>]{0,500}+'))?+){0,20}+\\s{0,9}+/?+>";

	private static final String ENTITY = "&(?:[A-Za-z][A-Za-z0-9]{1,31}+|#[0-9]{1,7}+|#[xX][0-9A-Fa-f]{1,6}+);";

	/** As strings of programs spell line breaks and tabs. */
	private static final String ESCAPE = "\\\\[nrt](?![\\w:\\\\])";

	// a script that writes no spaces may go on with the sentence behind an address
	private static final String SPACED = "&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}]]";

	private static final String ADDRESS_END = "[\\p{L}\\p{M}\\p{N}/_=#\\&%~+$\\-" + SPACED;

	private static final String ADDRESS = "[\\p{L}\\p{M}\\p{N}._~:/?#\\[\\]@!$\\&'()*+,;=%\\-" + SPACED;

	private static final String DOMAIN = "(?:[A-Za-z0-9-]{1,63}+\\.){1,8}";

	private static final String URL = "(?<![A-Za-z0-9])(?:(?:https?|ftp|file)://|www\\.|mailto:)" + ADDRESS + "{0,2000}"
			+ ADDRESS_END;

	private static final String MAIL = "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@" + DOMAIN + "[A-Za-z]{2,24}+";

	private static final String SITE = "(?<![A-Za-z0-9.-])" + DOMAIN
			+ "(?:com|org|net|io|dev|info|edu|gov|eu|de|cn|uk|fr)\\b(?:/" + ADDRESS + "{0,2000}" + ADDRESS_END + ")?";

	private static final String HANDLE = "(?<![\\w@])@\\w[\\w.-]{0,60}(?:@" + DOMAIN + "[A-Za-z]{2,24})?(?<=\\w)"
			+ "|(?<![\\w&#])#(?=\\w*[\\p{L}_])[\\p{L}\\p{M}\\p{N}_]{1,100}+";

	private static final String VARIABLE = "\\$\\{[^{}\\n]{1,200}+\\}|\\{\\{[^{}\\n]{1,200}+\\}\\}"
			+ "|#?\\{[\\p{L}\\p{N}_.,:;\\[\\]$@ +-]{0,100}+\\}|\\$[A-Za-z_]\\w{0,60}+|%\\(\\w{1,60}+\\)[A-Za-z]"
			+ "|(?<![\\p{N}%])%(?:[1-9][0-9]?+\\$)?+[-+#0]{0,3}+(?:[cCsSpaA@b]|l?x|l?X)(?![\\p{L}])"
			+ "|(?<![\\p{N}%])%[A-Za-z_]\\w{1,60}+%|%%";

	private static final String COUNT = "(?<![\\p{N}%])%(?:[1-9][0-9]?+\\$)?+[-+#0,]{0,3}+[0-9]{0,3}+(?:\\.[0-9]{1,3}+)?+"
			+ "(?:hh|h|ll|l|L|z|j|t|q)?+[diouxXeEfFgG](?![\\p{L}])";

	private static final String NUMBER = "[0-9]++(?:[.,:/'\\u2019\\u00A0\\u202F][0-9]++){0,20}+";

	private static final String UNIT = "(?:km/h|m/s|%|‰|°\\s?[CFK]?|[kKMGTP]i?B|[kMG]?bit/s|[kMG]?bit|[kMG]bps|[kmMGT]?Wh?|[kmM]?V|mAh?|[kMG]?Hz"
			+ "|[kmµcd]?m[²³23]?|mph|[kmµ]?g|lbs?|oz|ft|mi|[mcdh]?l|ml|dl|ha|min|[mµn]?s|h|t|px|pt|dpi"
			+ "|€|\\$|£|¥|EUR|USD|GBP|CNY|JPY|CHF|RMB)";

	private static final String QUANTITY = "(?<![\\w.,])[-+−±~≈]?+(?:" + NUMBER + "[ \\u00A0\\u202F]?+" + UNIT
			+ "(?![\\p{IsLatin}\\p{N}])|[$€£¥]\\s?+" + NUMBER + ")";

	private static final String FIGURE = "(?<![\\p{IsLatin}\\p{N}_])[-+−]?+" + NUMBER + "(?![\\p{IsLatin}_])";

	private static final Pattern ANY = Pattern.compile(group(Kind.POINT, EMOJI, EMOTICON, TAG, ENTITY, ESCAPE) + "|"
			+ group(Kind.NAME, URL, MAIL, SITE, HANDLE) + "|" + group(Kind.COUNT, COUNT) + "|(?<VARIABLE>" + VARIABLE
			+ "|" + QUANTITY + ")|" + group(Kind.FIGURE, FIGURE));

	private Untranslatable() {
	}

	/** What is found in a text, in order and without overlap. */
	static List<Kept> find(String text) {
		List<Kept> found = new ArrayList<>();
		Matcher matcher = ANY.matcher(text);
		while (matcher.find()) {
			found.add(new Kept(new Span(matcher.start(), matcher.end()), kind(matcher)));
		}
		return found;
	}

	private static Kind kind(Matcher matcher) {
		for (Kind kind : List.of(Kind.POINT, Kind.COUNT, Kind.FIGURE)) {
			if (matcher.group(kind.name()) != null) {
				return kind;
			}
		}
		return Kind.NAME;
	}

	private static String group(Kind kind, String... patterns) {
		return "(?<" + kind.name() + ">" + String.join("|", patterns) + ")";
	}

}
