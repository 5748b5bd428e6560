package dev.attune.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that cannot be read: compressed ones, which would be taken for what they
 * are not, and those whose media type has a wildcard in it, for which the framework would
 * blame itself. Comes behind the filter that begins the trace of a request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ReadableBodyFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String type = request.getContentType();
		String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		boolean compressed = coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
		if (compressed) {
			response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
		}
		if (compressed || (type != null && type.indexOf('*') >= 0)) {
			response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
			return;
		}
		chain.doFilter(request, response);
	}

}
