package dev.attune.translation;

import dev.attune.serving.PredictorPool;
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
 * Refuses translations before anything else is done for them when so much waits that they
 * would be refused anyway: then a refusal must cost next to nothing, for there are many.
 */
final class OverloadFilter extends HttpFilter {

	private static final long serialVersionUID = 1L;

	private static final String BODY = """
			{"title":"Too Many Requests","status":429,"detail":"The service is busy: too much waits",\
			"instance":"/translate","error":"The service is busy: too much waits","traceId":\"""";

	private final transient PredictorPool pool;

	private final transient TranslationProperties properties;

	OverloadFilter(PredictorPool pool, TranslationProperties properties) {
		this.pool = pool;
		this.properties = properties;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (isPlain(request) && this.pool.refuses(WaitingClient.of(request).timeout(this.properties.timeout()))) {
			response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
			response.setHeader(HttpHeaders.RETRY_AFTER, TranslationService.RETRY_AFTER_SECONDS);
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			byte[] body = (BODY + TraceId.of(request) + "\"}").getBytes(StandardCharsets.UTF_8);
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
