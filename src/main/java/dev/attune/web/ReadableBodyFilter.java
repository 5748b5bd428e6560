package dev.attune.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses bodies that cannot be read: compressed ones, which would be taken for what they
 * are not, and those whose media type has a wildcard in it, for which the framework would
 * blame itself. Comes behind the filter that begins the trace of a request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ReadableBodyFilter extends OncePerRequestFilter {

	private final HandlerExceptionResolver problems;

	ReadableBodyFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String type = request.getContentType();
		String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
			response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
			refuse(request, response, "Content-Encoding " + coding + " is not known; send the body uncompressed");
		}
		else if (type != null && type.indexOf('*') >= 0) {
			refuse(request, response, "Content-Type must name one media type, without *");
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, String why) {
		this.problems.resolveException(request, response, null,
				new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, why));
	}

}
