package dev.attune.evaluation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The language-dependent part of NIST's mteval-v13a for languages that put spaces between
 * words. The rules run one after the other, each over the result of the one before, and
 * their matches do not overlap: both matter to the figures.
 */
final class WesternTokens {

	private static final Pattern PUNCTUATION = Pattern.compile("([{-~\\[-` -&(-+:-@/])");

	private static final Pattern POINT_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");

	private static final Pattern POINT_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");

	private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

	private WesternTokens() {
	}

	static List<String> thirteenA(String sentence) {
		String text = sentence.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
		if (text.indexOf('&') >= 0) {
			text = text.replace("&quot;", "\"").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
		}
		return separate(" " + text + " ");
	}

	static List<String> separate(String text) {
		text = PUNCTUATION.matcher(text).replaceAll(" $1 ");
		text = POINT_AFTER_NO_DIGIT.matcher(text).replaceAll("$1 $2 ");
		text = POINT_BEFORE_NO_DIGIT.matcher(text).replaceAll(" $1 $2");
		text = DASH_AFTER_DIGIT.matcher(text).replaceAll("$1 $2 ");
		return WhiteSpace.split(text);
	}

}
