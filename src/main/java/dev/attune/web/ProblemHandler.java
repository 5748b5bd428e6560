package dev.attune.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers every failed request with a problem detail (RFC 9457). Its member {@code error}
 * repeats the detail for clients of LibreTranslate's API; {@code field} names the field
 * at fault, {@code traceId} the lines of the server's log that tell of the request.
 */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

	private static final String TOO_LARGE = "The request body is too large";

	private static final String DATABASE_RETRY_SECONDS = "10";

	private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

	@ExceptionHandler(Exception.class)
	@Nullable ResponseEntity<Object> handleUnexpected(Exception ex, WebRequest request) {
		if (isDiskFull(ex)) {
			return handleDiskFull(ex, request);
		}
		log.error("Request failed: {}", request.getDescription(false), ex);
		return problem(ex, HttpStatus.INTERNAL_SERVER_ERROR, null, "The request failed; the server's log tells why",
				new HttpHeaders(), request);
	}

	@ExceptionHandler({ DataAccessResourceFailureException.class, TransientDataAccessException.class,
			CannotCreateTransactionException.class, TransactionSystemException.class, UncategorizedSQLException.class })
	@Nullable ResponseEntity<Object> handleDatabaseAway(Exception ex, WebRequest request) {
		if (isDiskFull(ex)) {
			return handleDiskFull(ex, request);
		}
		log.warn("The database cannot be reached: {}", request.getDescription(false), ex);
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, DATABASE_RETRY_SECONDS);
		return problem(ex, HttpStatus.SERVICE_UNAVAILABLE, null, "The database cannot be reached", headers, request);
	}

	// the words of the operating system, wherever a library has put them
	private static boolean isDiskFull(@Nullable Throwable thrown) {
		String message = (thrown != null) ? String.valueOf(thrown.getMessage()) : "";
		return message.contains("No space left") || message.contains("Disk quota exceeded")
				|| (thrown != null && isDiskFull(thrown.getCause()));
	}

	private @Nullable ResponseEntity<Object> handleDiskFull(Exception ex, WebRequest request) {
		log.error("No space is left: {}", request.getDescription(false), ex);
		return problem(ex, HttpStatus.INSUFFICIENT_STORAGE, null, "No space is left on the server's disk",
				new HttpHeaders(), request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handleUnreadableForm(InvalidParameterException ex, WebRequest request) {
		HttpStatus status = HttpStatus.valueOf(ex.getErrorCode());
		return problem(ex, status, null,
				(status == HttpStatus.CONTENT_TOO_LARGE) ? TOO_LARGE
						: "The form or query string cannot be read; URL-encoded UTF-8 is expected",
				new HttpHeaders(), request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handleUnreadableParts(MultipartException ex, WebRequest request) {
		if (isDiskFull(ex)) {
			return handleDiskFull(ex, request);
		}
		boolean large = ex.getCause() instanceof InvalidParameterException cause
				&& cause.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
		return problem(ex, large ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST, null,
				large ? TOO_LARGE : "The multipart body cannot be read", new HttpHeaders(), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		UnreadableBody body = UnreadableBody.of(ex);
		return problem(ex, body.status(), body.field(), body.detail(), headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<FieldError> errors = ex.getFieldErrors()
			.stream()
			.sorted(Comparator.comparing(FieldError::getField))
			.toList();
		if (errors.isEmpty()) {
			return super.handleMethodArgumentNotValid(ex, headers, status, request);
		}
		String detail = errors.stream()
			.map((error) -> error.getField() + " "
					+ (error.isBindingFailure() ? "has the wrong type" : error.getDefaultMessage()))
			.collect(Collectors.joining("; "));
		return problem(ex, status, errors.getFirst().getField(), detail, headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleConversionNotSupported(ConversionNotSupportedException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (!(ex.getValue() instanceof MultipartFile)) {
			return super.handleConversionNotSupported(ex, headers, status, request);
		}
		return problem(ex, HttpStatus.BAD_REQUEST, ex.getPropertyName(), ex.getPropertyName() + " must not be a file",
				headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String field = ex.getPropertyName();
		return (field != null)
				? problem(ex, status, field, field + " " + expectation(ex.getRequiredType()), headers, request)
				: super.handleTypeMismatch(ex, headers, status, request);
	}

	private static String expectation(@Nullable Class<?> type) {
		if (type == UUID.class) {
			return "must be an id, such as 123e4567-e89b-12d3-a456-426614174000";
		}
		return (type != null && type.isEnum()) ? Arrays.stream(type.getEnumConstants())
			.map(String::valueOf)
			.collect(Collectors.joining(", ", "must be one of ", "")) : "has the wrong type";
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return problem(ex, status, null, "There is nothing at /" + ex.getResourcePath(), headers, request);
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode statusCode, WebRequest request) {
		if (body instanceof ProblemDetail problem) {
			problem.setProperty("error", (problem.getDetail() != null) ? problem.getDetail() : problem.getTitle());
			if (request instanceof ServletWebRequest servlet) {
				TraceId.addTo(problem, servlet.getRequest());
			}
		}
		return super.createResponseEntity(body, headers, statusCode, request);
	}

	private @Nullable ResponseEntity<Object> problem(Exception ex, HttpStatusCode status, @Nullable String field,
			String detail, HttpHeaders headers, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		if (field != null) {
			problem.setProperty("field", field);
		}
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

}
