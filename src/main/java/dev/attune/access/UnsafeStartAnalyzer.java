package dev.attune.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells in two sentences, in place of a stack trace, why the service does not start.
 */
class UnsafeStartAnalyzer extends AbstractFailureAnalyzer<UnsafeStartException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsafeStartException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
