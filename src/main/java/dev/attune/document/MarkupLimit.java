package dev.attune.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much markup one paragraph may have. The filters take time that grows with the
 * square of it, and have no names for more than some thousand codes.
 */
final class MarkupLimit {

	static final int MAX = 5_000;

	/** What does not end a paragraph of a page. */
	private static final String INLINE = "a|abbr|acronym|applet|b|bdo|big|br|button|cite|code|del|dfn|em|embed|face|font|i|iframe|img|"
			+ "input|ins|kbd|label|map|nobr|object|param|q|s|samp|select|small|span|strike|strong|sub|sup|symbol|"
			+ "textarea|tt|u|var|bdi|mark|time|data|wbr|svg|path";

	/** The first group ends a paragraph; everything else is markup in it. */
	private static final Pattern PAGE = Pattern.compile("(?i)(<(?!/?(?:" + INLINE + ")[\\s/>])(?=[a-z/]))|<|&");

	private static final Pattern MARKDOWN = Pattern.compile("(\\n\\s*(?:\\n|[-*+>|#]|\\d+[.)]))|[*_`\\[\\]<&!\\\\~]");

	private static final Pattern MESSAGES = Pattern.compile("(\\n\\s*\\n|\\n[^\\n\"#\\s])|[%{\\\\]");

	private MarkupLimit() {
	}

	/**
	 * Looks at a text before its filter does.
	 * @throws DocumentException if a paragraph has too much markup
	 */
	static void check(String text, DocumentFormat format) {
		Pattern pattern = switch (format) {
			case HTML -> PAGE;
			case MARKDOWN -> MARKDOWN;
			case PO, PROPERTIES -> MESSAGES;
			default -> null;
		};
		if (pattern != null) {
			check(pattern.matcher(text));
		}
	}

	private static void check(Matcher matcher) {
		int count = 0;
		while (matcher.find()) {
			count = (matcher.group(1) != null) ? 0 : count + 1;
			check(count);
		}
	}

	/**
	 * Looks at a number of tags.
	 * @throws DocumentException if it is too large
	 */
	static void check(int tags) {
		if (tags > MAX) {
			throw new DocumentException("has more than " + MAX + " tags or placeholders in one paragraph");
		}
	}

}
