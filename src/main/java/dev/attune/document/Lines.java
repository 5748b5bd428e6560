package dev.attune.document;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of a text, each with its own line end.
 */
final class Lines {

	private static final Pattern BEHIND_LINE_ENDS = Pattern.compile("(?<=\\n)|(?<=\\r)(?!\\n)");

	private Lines() {
	}

	static List<String> of(String text) {
		return List.of(BEHIND_LINE_ENDS.split(text));
	}

	/** The length of a line without its line end. */
	static int contentLength(String line) {
		int end = line.length();
		while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
			end--;
		}
		return end;
	}

}
