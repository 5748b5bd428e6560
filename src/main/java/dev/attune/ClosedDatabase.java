package dev.attune;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Tells the pool which connections are of no use any more. H2 closes a database that
 * could not be written, as on a full disk, and its connections never see it open again,
 * but pass for good ones; new connections open it.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

	/** H2's error, whose SQL state is none that the pool knows. */
	private static final int DATABASE_IS_CLOSED = 90098;

	@java.lang.Override
	public Override adjudicate(SQLException exception) {
		return (exception.getErrorCode() == DATABASE_IS_CLOSED) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
	}

}
