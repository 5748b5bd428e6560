package dev.attune.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Writes down who changed what and who was refused, by a logger of its own
 * ({@code audit}): the key's name, never the key; the address, never a body or a query.
 */
final class AuditLog {

	private static final Logger logger = LoggerFactory.getLogger("audit");

	private AuditLog() {
	}

	/** What was asked for, by whom, and how it was answered. */
	static void record(HttpServletRequest request, HttpServletResponse response, Caller caller) {
		String made = response.getHeader(HttpHeaders.LOCATION);
		write(request, caller, response.getStatus(), (made != null) ? ", made " + path(made) : "");
	}

	/** A key that is not taken. */
	static void refused(HttpServletRequest request, @Nullable String reason) {
		write(request, Caller.STRANGER, HttpServletResponse.SC_FORBIDDEN, ", " + reason);
	}

	private static void write(HttpServletRequest request, Caller caller, int status, String more) {
		String outcome = (status < HttpServletResponse.SC_BAD_REQUEST) ? "done" : "refused";
		ApiKey key = caller.key();
		logger.atInfo()
			.addKeyValue("method", request.getMethod())
			.addKeyValue("path", request.getRequestURI())
			.addKeyValue("caller", caller.getName())
			.addKeyValue("key", (key != null) ? key.id() : "")
			.addKeyValue("address", request.getRemoteAddr())
			.addKeyValue("status", status)
			.log("{}: {} {} by {}{} from {}, status {}{}", outcome, request.getMethod(), request.getRequestURI(),
					caller.getName(), (key != null) ? " (" + key.id() + ")" : "", request.getRemoteAddr(), status,
					more);
	}

	// without the query, should there ever be one
	private static String path(String location) {
		int query = location.indexOf('?');
		return (query >= 0) ? location.substring(0, query) : location;
	}

}
