package dev.attune.web;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The id of the trace that a request belongs to: the one that its header
 * {@code traceparent} names (W3C Trace Context), else one of its own.
 */
public final class TraceId {

	/** Member of problem details, and key of the logging context. */
	private static final String NAME = "traceId";

	private TraceId() {
	}

	/** The id of the request that this thread answers, if it answers one. */
	public static @Nullable String current() {
		return MDC.get(NAME);
	}

	/** Adds an id to what a request is answered with. */
	public static void addTo(ProblemDetail problem, @Nullable String id) {
		if (id != null) {
			problem.setProperty(NAME, id);
		}
	}

	static void addTo(ProblemDetail problem, HttpServletRequest request) {
		addTo(problem, of(request));
	}

	/** The id of a request; a new one if the request was refused before it had one. */
	public static String of(HttpServletRequest request) {
		return ServerHttpObservationFilter.findObservationContext(request)
			.map((context) -> context.<TracingContext>get(TracingContext.class))
			.map(TracingContext::getSpan)
			.map(Span::context)
			.map((context) -> context.traceId())
			.orElseGet(TraceId::random);
	}

	/**
	 * Told apart by it, not guarded: a crowd that is refused waits for no secure source.
	 */
	static String random() {
		HexFormat digits = HexFormat.of();
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return digits.toHexDigits(random.nextLong()) + digits.toHexDigits(random.nextLong());
	}

}
