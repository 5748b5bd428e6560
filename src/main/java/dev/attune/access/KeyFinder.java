package dev.attune.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Finds the key in a request's head: {@code Authorization: Bearer}, or {@code api_key} in
 * its query string. The body is not touched.
 */
final class KeyFinder {

	private static final String BEARER = "bearer ";

	private static final String FIELD = "api_key";

	private static final String FIELD_ALIAS = "apiKey";

	private KeyFinder() {
	}

	static @Nullable String inHead(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header != null && header.length() > BEARER.length()
				&& header.substring(0, BEARER.length()).toLowerCase(Locale.ROOT).equals(BEARER)) {
			return present(header.substring(BEARER.length()));
		}
		String query = request.getQueryString();
		return (query != null && (query.contains(FIELD) || query.contains(FIELD_ALIAS))) ? inQuery(query) : null;
	}

	private static @Nullable String inQuery(String query) {
		for (String parameter : query.split("&", -1)) {
			int equals = parameter.indexOf('=');
			if (equals > 0 && isField(parameter.substring(0, equals))) {
				return present(decoded(parameter.substring(equals + 1)));
			}
		}
		return null;
	}

	private static boolean isField(String name) {
		return name.equals(FIELD) || name.equals(FIELD_ALIAS);
	}

	private static String decoded(String value) {
		try {
			return URLDecoder.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

	/** The key among the fields of a form or the parts of an upload, which are read. */
	static @Nullable String inFields(HttpServletRequest request) {
		String key = present(request.getParameter(FIELD));
		return (key != null) ? key : present(request.getParameter(FIELD_ALIAS));
	}

	/** A key that is one: clients send an empty one if they have none. */
	static @Nullable String present(@Nullable String key) {
		return (key == null || key.isBlank()) ? null : key.strip();
	}

}
