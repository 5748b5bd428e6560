package dev.attune.suggestion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The suggestions in the database.
 */
class SuggestionStore {

	/** Rows that are in memory while many are read. */
	private static final int ROWS = 1000;

	private final JdbcClient jdbc;

	private final TransactionOperations transaction;

	SuggestionStore(JdbcClient jdbc, TransactionOperations transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	/** Stores a suggestion, unless the same is there already. */
	void add(Suggestion suggestion) {
		try {
			this.jdbc.sql("""
					insert into suggestion (id, source, target, text, translation, accepted, created_at)
					values (:id, :source, :target, :text, :translation, :accepted, :created)""")
				.param("id", suggestion.id())
				.param("source", suggestion.source())
				.param("target", suggestion.target())
				.param("text", suggestion.text())
				.param("translation", suggestion.translation())
				.param("accepted", suggestion.accepted())
				.param("created", suggestion.createdAt().atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException ex) {
			// said before
		}
	}

	long count() {
		return this.jdbc.sql("select count(*) from suggestion").query(Long.class).single();
	}

	/**
	 * Hands over suggestions one by one, the oldest first.
	 * @param accepted those that are accepted or those that are not, or null for all
	 */
	void read(@Nullable Boolean accepted, int offset, int size, Consumer<Suggestion> reader) {
		String where = (accepted != null) ? " where accepted = :accepted" : "";
		JdbcClient.StatementSpec statement = this.jdbc
			.sql("select * from suggestion" + where
					+ " order by created_at, id offset :offset rows fetch next :size rows only")
			.withFetchSize(ROWS)
			.param("offset", offset)
			.param("size", size);
		JdbcClient.StatementSpec query = (accepted != null) ? statement.param("accepted", accepted) : statement;
		// outside a transaction PostgreSQL sends all rows at once
		this.transaction.executeWithoutResult(
				(status) -> query.query((RowCallbackHandler) (row) -> reader.accept(suggestion(row))));
	}

	/**
	 * Accepts a suggestion.
	 * @return whether it is there
	 */
	boolean accept(UUID id) {
		return this.jdbc.sql("update suggestion set accepted = true where id = :id").param("id", id).update() == 1;
	}

	/**
	 * Deletes a suggestion.
	 * @return whether it was there
	 */
	boolean delete(UUID id) {
		return this.jdbc.sql("delete from suggestion where id = :id").param("id", id).update() == 1;
	}

	private static Suggestion suggestion(ResultSet row) throws SQLException {
		return new Suggestion(row.getObject("id", UUID.class), row.getString("source"), row.getString("target"),
				row.getString("text"), row.getString("translation"), row.getBoolean("accepted"),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
	}

}
