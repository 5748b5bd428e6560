package dev.attune.translation;

import dev.attune.web.LoadShedder.Refusal;
import dev.attune.web.TraceId;
import dev.attune.web.WaitingClient;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Refuses translations before anything else is done for them, where
 * {@link TranslationShedder} says so and the server has not yet: what came in parts or
 * enciphered, and whose client waits less than usual.
 */
final class OverloadFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	private final transient TranslationShedder shedder;

	OverloadFilter(TranslationShedder shedder) {
		this.shedder = shedder;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (isPlain(request) && this.shedder.isOverloaded(WaitingClient.of(request))) {
			Refusal refusal = this.shedder.refuse(TraceId.of(request));
			response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
			response.setHeader(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds());
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			byte[] body = refusal.problem().getBytes(StandardCharsets.UTF_8);
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	// the page of another origin could not read an answer without what comes behind this
	private static boolean isPlain(HttpServletRequest request) {
		return "POST".equals(request.getMethod()) && request.getHeader(HttpHeaders.ORIGIN) == null;
	}

}
