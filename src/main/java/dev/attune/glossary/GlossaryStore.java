package dev.attune.glossary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The glossaries in the database.
 */
class GlossaryStore {

	/** Terms that are sent to the database at once. */
	private static final int BATCH = 1000;

	private static final String SUMMARY = """
			select name, source, target, revision, changed_at,
				(select count(*) from glossary_term where glossary = name) as size
			from glossary""";

	private final JdbcClient jdbc;

	private final JdbcOperations batches;

	private final Clock clock;

	GlossaryStore(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.clock = clock;
	}

	/** All glossaries by name, without their terms. */
	List<StoredGlossary> list() {
		return this.jdbc.sql(SUMMARY + " order by name").query(GlossaryStore::glossary).list();
	}

	/** A glossary without its terms. */
	Optional<StoredGlossary> find(String name) {
		return this.jdbc.sql(SUMMARY + " where name = :name")
			.param("name", name)
			.query(GlossaryStore::glossary)
			.optional();
	}

	/** What changes whenever a glossary does, and is of no other. */
	Optional<UUID> revision(String name) {
		return this.jdbc.sql("select revision from glossary where name = :name")
			.param("name", name)
			.query((row, number) -> row.getObject("revision", UUID.class))
			.optional();
	}

	/**
	 * Translations by term, in the order of the terms, whatever order a database knows.
	 */
	Map<String, String> terms(String name) {
		Map<String, String> terms = new TreeMap<>();
		this.jdbc.sql("select term, translation from glossary_term where glossary = :name")
			.param("name", name)
			.query((row) -> {
				terms.put(row.getString("term"), row.getString("translation"));
			});
		return terms;
	}

	int count() {
		return this.jdbc.sql("select count(*) from glossary").query(Integer.class).single();
	}

	/**
	 * Puts a glossary in the place of the one of its name, if there is one. To be called
	 * in a transaction.
	 * @return whether there was none
	 * @throws org.springframework.dao.DuplicateKeyException if someone else creates it at
	 * the same time
	 */
	boolean put(String name, String source, String target, Map<String, String> terms) {
		boolean created = this.jdbc.sql("""
				update glossary set source = :source, target = :target, revision = :revision, changed_at = :now
				where name = :name""")
			.param("name", name)
			.param("source", source)
			.param("target", target)
			.param("revision", UUID.randomUUID())
			.param("now", now())
			.update() == 0;
		if (created) {
			this.jdbc.sql("""
					insert into glossary (name, source, target, revision, changed_at)
					values (:name, :source, :target, :revision, :now)""")
				.param("name", name)
				.param("source", source)
				.param("target", target)
				.param("revision", UUID.randomUUID())
				.param("now", now())
				.update();
		}
		this.jdbc.sql("delete from glossary_term where glossary = :name").param("name", name).update();
		this.batches.batchUpdate("insert into glossary_term (glossary, term, translation) values (?, ?, ?)",
				List.copyOf(terms.entrySet()), BATCH, (row, term) -> {
					row.setString(1, name);
					row.setString(2, term.getKey());
					row.setString(3, term.getValue());
				});
		return created;
	}

	/**
	 * Deletes a glossary.
	 * @return whether it was there
	 */
	boolean delete(String name) {
		return this.jdbc.sql("delete from glossary where name = :name").param("name", name).update() == 1;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static StoredGlossary glossary(ResultSet row, int number) throws SQLException {
		return new StoredGlossary(row.getString("name"), row.getString("source"), row.getString("target"),
				row.getInt("size"), row.getObject("changed_at", OffsetDateTime.class).toInstant(), null);
	}

}
