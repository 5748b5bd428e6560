package dev.attune.web;

import java.util.Locale;

/**
 * Tells a request that has come whole, head and body, and whose refusal needs no second
 * look: of HTTP/1.1, on a connection that stays, its body of a stated length and nothing
 * behind it. It need not know every such request, but must not take anything else for
 * one: what it does not know goes the usual way.
 */
final class WholeRequest {

	private static final String LINE_END = "\r\n";

	private static final int MAX_LENGTH_DIGITS = 6;

	private WholeRequest() {
	}

	/**
	 * Whether the bytes are such a request, and only one.
	 * @param bytes what has come, a character each
	 * @param requestLine the first line, with its end
	 */
	static boolean is(String bytes, String requestLine) {
		int end = bytes.indexOf(LINE_END + LINE_END);
		if (!bytes.startsWith(requestLine) || end < 0) {
			return false;
		}
		int length = -1;
		int next;
		for (int from = requestLine.length(); from < end; from = next + LINE_END.length()) {
			next = bytes.indexOf(LINE_END, from);
			int colon = bytes.indexOf(':', from);
			if (colon < 0 || colon > next) {
				return false;
			}
			String name = bytes.substring(from, colon).toLowerCase(Locale.ROOT);
			String field = bytes.substring(colon + 1, next);
			String value = field.strip();
			if (!isClean(name, field) || !isPlain(name, value) || (name.equals("content-length") && length >= 0)) {
				return false;
			}
			length = name.equals("content-length") ? Integer.parseInt(value) : length;
		}
		return length >= 0 && end + 2 * LINE_END.length() + length == bytes.length();
	}

	private static boolean isClean(String name, String field) {
		return !name.isEmpty() && name.chars().allMatch(WholeRequest::isPartOfName)
				&& field.chars().noneMatch((c) -> c < ' ' && c != '\t');
	}

	private static boolean isPlain(String name, String value) {
		return switch (name) {
			case "content-length" -> value.length() <= MAX_LENGTH_DIGITS && !value.isEmpty()
					&& value.chars().allMatch((c) -> c >= '0' && c <= '9');
			case "connection" -> value.equalsIgnoreCase("keep-alive");
			// the page of another origin could not read an answer without CORS's headers
			case "origin", "transfer-encoding", "expect", "upgrade" -> false;
			default -> true;
		};
	}

	private static boolean isPartOfName(int c) {
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
	}

}
