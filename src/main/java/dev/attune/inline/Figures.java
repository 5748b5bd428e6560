package dev.attune.inline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digits of numbers, whatever stands between them: {@code 1,234.5} and
 * {@code 1.234,5} have the same.
 */
final class Figures {

	private static final Pattern NUMBER = Pattern.compile("\\p{Nd}++(?:[.,:/'\\u2019\\u00A0\\u202F]\\p{Nd}++)*+");

	private Figures() {
	}

	/** The digits of each number of a text. */
	static List<String> of(String text) {
		List<String> figures = new ArrayList<>();
		Matcher matcher = NUMBER.matcher(text);
		while (matcher.find()) {
			figures.add(matcher.group().replaceAll("\\P{Nd}", ""));
		}
		return figures;
	}

}
