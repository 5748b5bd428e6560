package dev.attune.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request cannot be answered; what a feature throws to say so to the client.
 */
public final class ProblemException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	public ProblemException(HttpStatusCode status, String detail) {
		this(status, null, detail, null);
	}

	/**
	 * A problem with one field of the request.
	 */
	public ProblemException(HttpStatus status, String field, String detail) {
		this(status, field, detail, null);
	}

	private ProblemException(HttpStatusCode status, @Nullable String field, String detail, @Nullable Throwable cause) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), cause);
		getBody().setProperty("error", detail);
		if (field != null) {
			getBody().setProperty("field", field);
		}
	}

	/**
	 * The caller, or all together, ask for more than they may, and may again after a
	 * while. The server keeps the connection, which it would not after
	 * {@link #unavailable}: a crowd that comes again on new ones costs it several times
	 * as much.
	 */
	public static ProblemException tooManyRequests(String detail, Duration retryAfter, @Nullable Throwable cause) {
		return later(HttpStatus.TOO_MANY_REQUESTS, detail, retryAfter, cause);
	}

	/**
	 * Something that the answer needs is not there, but may be after a while.
	 */
	public static ProblemException unavailable(String detail, Duration retryAfter, @Nullable Throwable cause) {
		return later(HttpStatus.SERVICE_UNAVAILABLE, detail, retryAfter, cause);
	}

	private static ProblemException later(HttpStatus status, String detail, Duration retryAfter,
			@Nullable Throwable cause) {
		ProblemException problem = new ProblemException(status, null, detail, cause);
		problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
		return problem;
	}

}
