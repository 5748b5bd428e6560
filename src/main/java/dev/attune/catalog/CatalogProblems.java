package dev.attune.catalog;

import dev.attune.web.ProblemException;
import dev.attune.web.TraceId;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers requests that the catalog refuses.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CatalogProblems {

	@ExceptionHandler
	ErrorResponse refused(CatalogException ex) {
		ProblemException problem = new ProblemException(switch (ex.reason()) {
			case UNKNOWN -> HttpStatus.NOT_FOUND;
			case CONFLICT -> HttpStatus.CONFLICT;
		}, String.valueOf(ex.getMessage()));
		TraceId.addTo(problem.getBody(), TraceId.current());
		return problem;
	}

}
