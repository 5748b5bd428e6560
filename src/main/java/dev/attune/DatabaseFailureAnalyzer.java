package dev.attune;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Tells in words, in place of a stack trace, that the service does not start because it
 * cannot reach its database. The address is shown without what may be a password.
 */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

	/** H2's code for a file that another process holds. */
	private static final int IN_USE = 90020;

	private final Environment environment;

	DatabaseFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException outermost) {
		SQLException cause = innermost(outermost);
		String address = this.environment.getProperty("spring.datasource.url", "").split("[?;]", 2)[0];
		if (cause.getErrorCode() == IN_USE) {
			return new FailureAnalysis("Another process uses the database " + address + ".",
					"End that process, set attune.data.dir to a directory of this one's own, "
							+ "or set spring.datasource.url to a PostgreSQL database, which several can share.",
					cause);
		}
		if (!concernsConnecting(cause.getSQLState())) {
			return null;
		}
		return new FailureAnalysis("The database " + address + " cannot be used: " + cause.getMessage(),
				"Start the database, or correct spring.datasource.url "
						+ "(jdbc:postgresql://host/database?user=name&password=word).",
				cause);
	}

	/** No connection, no such user, no such database, or one that starts or ends. */
	private static boolean concernsConnecting(@Nullable String state) {
		return state != null && (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D")
				|| state.startsWith("57"));
	}

	private static SQLException innermost(SQLException exception) {
		SQLException found = exception;
		for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException deeper) {
				found = deeper;
			}
		}
		return found;
	}

}
