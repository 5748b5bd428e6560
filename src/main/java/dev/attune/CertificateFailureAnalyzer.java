package dev.attune;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/**
 * Tells in words, in place of a stack trace, that the service does not start because its
 * certificate cannot be read.
 */
class CertificateFailureAnalyzer extends AbstractFailureAnalyzer<IllegalStateException> {

	/** What the framework begins with; its exceptions have no type of their own. */
	private static final List<String> WORDS = List.of("Could not load store", "Unable to create key store",
			"Unable to create trust store", "SSL is enabled but no trust material");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalStateException cause) {
		if (WORDS.stream().noneMatch(String.valueOf(cause.getMessage())::startsWith)) {
			return null;
		}
		return new FailureAnalysis(
				"The service's certificate or its key cannot be used: "
						+ NestedExceptionUtils.getMostSpecificCause(cause).getMessage(),
				"Correct server.ssl.certificate and server.ssl.certificate-private-key, server.ssl.key-store, or the "
						+ "bundle that server.ssl.bundle names (spring.ssl.bundle.*), and let the service's user read the files.",
				cause);
	}

}
