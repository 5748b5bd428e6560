package dev.attune.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys in the database.
 */
class ApiKeyStore {

	private final JdbcClient jdbc;

	ApiKeyStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** All keys by name. */
	List<ApiKey> list() {
		return this.jdbc.sql("select * from api_key order by name").query(ApiKeyStore::key).list();
	}

	Optional<ApiKey> find(UUID id) {
		return this.jdbc.sql("select * from api_key where id = :id").param("id", id).query(ApiKeyStore::key).optional();
	}

	long count() {
		return this.jdbc.sql("select count(*) from api_key").query(Long.class).single();
	}

	/**
	 * Stores a new key.
	 * @throws org.springframework.dao.DuplicateKeyException if there is one of its name
	 */
	void add(ApiKey key) {
		this.jdbc.sql("""
				insert into api_key (id, name, hash, role, requests_per_minute, characters_per_minute, jobs, created_at,
					created_by, expires_at)
				values (:id, :name, :hash, :role, :requests, :characters, :jobs, :created, :by, :expires)""")
			.param("id", key.id())
			.param("name", key.name())
			.param("hash", key.hash().hex())
			.param("role", key.role().name())
			.param("requests", key.limits().requestsPerMinute())
			.param("characters", key.limits().charactersPerMinute())
			.param("jobs", key.limits().jobs())
			.param("created", key.createdAt().atOffset(ZoneOffset.UTC))
			.param("by", key.createdBy())
			.param("expires", time(key.expiresAt()))
			.update();
	}

	/**
	 * Changes role, limits and expiry.
	 * @return whether it is there
	 */
	boolean change(UUID id, Role role, KeyLimits limits, @Nullable Instant expiresAt) {
		return this.jdbc.sql("""
				update api_key set role = :role, requests_per_minute = :requests, characters_per_minute = :characters,
					jobs = :jobs, expires_at = :expires
				where id = :id""")
			.param("id", id)
			.param("role", role.name())
			.param("requests", limits.requestsPerMinute())
			.param("characters", limits.charactersPerMinute())
			.param("jobs", limits.jobs())
			.param("expires", time(expiresAt))
			.update() == 1;
	}

	/**
	 * Deletes a key.
	 * @return whether it was there
	 */
	boolean delete(UUID id) {
		return this.jdbc.sql("delete from api_key where id = :id").param("id", id).update() == 1;
	}

	private static @Nullable OffsetDateTime time(@Nullable Instant time) {
		return (time != null) ? time.atOffset(ZoneOffset.UTC) : null;
	}

	private static ApiKey key(ResultSet row, int number) throws SQLException {
		OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
		return new ApiKey(row.getObject("id", UUID.class), row.getString("name"), new KeyHash(row.getString("hash")),
				Role.valueOf(row.getString("role")),
				new KeyLimits(row.getObject("requests_per_minute", Long.class),
						row.getObject("characters_per_minute", Long.class), row.getObject("jobs", Long.class)),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("created_by"),
				(expires != null) ? expires.toInstant() : null);
	}

}
