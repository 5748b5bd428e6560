package dev.attune.trainjob;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionException;

/**
 * Waits for a database that cannot be reached: a training need not end for it.
 */
final class DatabasePatience {

	private static final Logger logger = LoggerFactory.getLogger(DatabasePatience.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private DatabasePatience() {
	}

	/** Whether a failure is that of the database, and not of what was asked of it. */
	static boolean isAway(RuntimeException ex) {
		return ex instanceof DataAccessResourceFailureException || ex instanceof TransientDataAccessException
				|| ex instanceof RecoverableDataAccessException || ex instanceof UncategorizedSQLException
				|| ex instanceof TransactionException;
	}

	/**
	 * Does something that needs the database, again and again until that is there.
	 * @throws InterruptedException if the service stops meanwhile
	 */
	static void insist(Runnable work) throws InterruptedException {
		for (int attempt = 1;; attempt++) {
			try {
				work.run();
				return;
			}
			catch (RuntimeException ex) {
				if (!isAway(ex)) {
					throw ex;
				}
				if (attempt == 1) {
					logger.warn("The database cannot be reached; a job waits for it: {}", ex.getMessage());
				}
				Thread.sleep(PAUSE);
			}
		}
	}

}
