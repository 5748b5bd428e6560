package dev.attune.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * As much of an answer as has come.
 *
 * @param status its code, or 0 if that has not come
 * @param isWhole whether all of it has come
 * @param closes whether the service closes the connection behind it
 */
record FloodAnswer(int status, boolean isWhole, boolean closes) {

	private static final FloodAnswer NONE = new FloodAnswer(0, false, false);

	/** Whether the service said that it is too busy. */
	boolean isRefusal() {
		return this.status == 503 || this.status == 429;
	}

	/**
	 * The answer in a buffer.
	 * @param buffer from its begin to its position
	 */
	static FloodAnswer of(ByteBuffer buffer) {
		String text = StandardCharsets.ISO_8859_1.decode(buffer.duplicate().flip()).toString();
		int head = text.indexOf("\r\n\r\n");
		if (head < 0) {
			return NONE;
		}
		int status = Integer.parseInt(text, text.indexOf(' ') + 1, text.indexOf(' ') + 4, 10);
		String headers = text.substring(0, head).toLowerCase(Locale.ROOT);
		boolean closes = headers.contains("connection: close");
		String body = text.substring(head + 4);
		int length = headers.indexOf("content-length:");
		if (length < 0) {
			boolean whole = !headers.contains("transfer-encoding: chunked") || body.endsWith("0\r\n\r\n");
			return new FloodAnswer(status, whole, closes);
		}
		int end = headers.indexOf('\r', length);
		String number = headers.substring(length + "content-length:".length(), (end < 0) ? headers.length() : end);
		return new FloodAnswer(status, body.length() >= Integer.parseInt(number.strip()), closes);
	}

}
