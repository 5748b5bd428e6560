package dev.attune.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers requests that the server itself refuses, such as malformed paths, with a
 * problem detail in place of its HTML page.
 */
final class ProblemReportValve extends ErrorReportValve {

	@Override
	protected void report(Request request, Response response, @Nullable Throwable throwable) {
		HttpStatus status = HttpStatus.resolve(response.getStatus());
		if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		String title = status.getReasonPhrase();
		String traceId = TraceId.of(request);
		container.getLogger().debug("Refused with " + status + ", trace " + traceId);
		String body = "{\"title\":\"%s\",\"status\":%d,\"error\":\"%s\",\"traceId\":\"%s\"}".formatted(title,
				status.value(), title, traceId);
		try {
			response.setHeader("X-Content-Type-Options", "nosniff");
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
			response.finishResponse();
		}
		catch (IOException ex) {
			// the client is gone
			container.getLogger().debug(ex);
		}
	}

}
