package dev.attune.access;

import dev.attune.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Where no key is needed, any page that someone on this machine opens could send requests
 * here. So pages of other origins may translate (as CORS allows) and nothing else, and a
 * service for this machine alone answers to no name but its own: else a page could give
 * its own name this machine's address and be of the same origin.
 */
final class BrowserGuard {

	private final boolean thisMachineOnly;

	BrowserGuard(boolean thisMachineOnly) {
		this.thisMachineOnly = thisMachineOnly;
	}

	/**
	 * Lets a request without a key through.
	 * @throws ProblemException if a page of another origin sent it
	 */
	void check(HttpServletRequest request, Endpoint endpoint) {
		if (this.thisMachineOnly && !isOwnName(request.getServerName())) {
			throw new ProblemException(HttpStatus.FORBIDDEN,
					"Without API keys this service answers to localhost and addresses only, not to the name in Host");
		}
		if (endpoint.isAudited() && isFromElsewhere(request)) {
			throw new ProblemException(HttpStatus.FORBIDDEN, "Pages of other origins may not do this");
		}
	}

	static boolean isOwnName(String name) {
		return name.equalsIgnoreCase("localhost") || name.contains(":") || name.matches("[0-9.]+");
	}

	private static boolean isFromElsewhere(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return !site.equals("same-origin") && !site.equals("none");
		}
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		// a page of no origin says null
		return origin != null && !isSame(origin, request.getHeader(HttpHeaders.HOST));
	}

	private static boolean isSame(String origin, @Nullable String host) {
		try {
			return Objects.equals(URI.create(origin).getRawAuthority(), host);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
