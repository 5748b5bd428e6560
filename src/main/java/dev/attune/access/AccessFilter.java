package dev.attune.access;

import dev.attune.access.Endpoint.KeyPlace;
import dev.attune.web.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Stands before everything: whoever may not call what he calls is answered here, before
 * his body is read. Only where a key may be in the body is it read first: fields by the
 * controller's own reader, once, and of uploads no more than a setting allows.
 */
final class AccessFilter extends OncePerRequestFilter {

	private final Endpoints endpoints;

	private final Admission admission;

	private final HandlerExceptionResolver problems;

	private final DataSize maxUnidentified;

	AccessFilter(Endpoints endpoints, Admission admission, HandlerExceptionResolver problems,
			DataSize maxUnidentified) {
		this.endpoints = endpoints;
		this.admission = admission;
		this.problems = problems;
		this.maxUnidentified = maxUnidentified;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Visit visit = Visit.begin(request, this.endpoints.of(request));
		try {
			if (isAdmitted(visit, response)) {
				SecurityContextHolder.setContext(new SecurityContextImpl(visit.caller()));
				chain.doFilter(request, response);
			}
		}
		finally {
			this.admission.left(visit);
			if (visit.endpoint().isAudited()) {
				AuditLog.record(request, response, visit.caller());
			}
		}
	}

	private boolean isAdmitted(Visit visit, HttpServletResponse response) {
		try {
			admit(visit);
			return true;
		}
		catch (RuntimeException ex) {
			if (this.problems.resolveException(visit.request(), response, null, ex) == null) {
				throw ex;
			}
			return false;
		}
	}

	private void admit(Visit visit) {
		String key = KeyFinder.inHead(visit.request());
		KeyPlace place = visit.endpoint().keyPlace();
		if (key != null || place == KeyPlace.NOWHERE_ELSE || !this.admission.needsKeys()) {
			this.admission.admit(visit, key);
		}
		else if (place == KeyPlace.FIELD) {
			this.admission.await(visit);
		}
		else {
			this.admission.admit(visit, inParts(visit.request()));
		}
	}

	private @Nullable String inParts(HttpServletRequest request) {
		String type = request.getContentType();
		if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
			return null;
		}
		long size = request.getContentLengthLong();
		if (size < 0 || size > this.maxUnidentified.toBytes()) {
			throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE,
					"Send the API key of an upload of unknown length or more than " + this.maxUnidentified.toBytes()
							+ " bytes as Authorization: Bearer");
		}
		return KeyFinder.inFields(request);
	}

}
