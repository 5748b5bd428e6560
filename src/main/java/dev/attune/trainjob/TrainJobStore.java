package dev.attune.trainjob;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jobs in the database. Changes name the states they may start from, so that a job
 * that someone else ended stays as it is.
 */
class TrainJobStore {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	TrainJobStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Stores a job that waits. */
	void insert(UUID id, TrainJobConfig config, @Nullable String idempotencyKey, String requestHash,
			@Nullable String submittedBy) {
		this.jdbc.sql("""
				insert into train_job (id, model, source, target, state, config, idempotency_key, request_hash,
					crashes, cancel_requested, created_at, submitted_by)
				values (:id, :model, :source, :target, 'QUEUED', :config, :key, :hash, 0, false, :now, :by)""")
			.param("id", id)
			.param("model", config.modelName())
			.param("source", config.source())
			.param("target", config.target())
			.param("config", this.json.writeValueAsString(config))
			.param("key", idempotencyKey)
			.param("hash", requestHash)
			.param("by", submittedBy)
			.param("now", now())
			.update();
	}

	Optional<TrainJob> find(UUID id) {
		return this.jdbc.sql("select * from train_job where id = :id").param("id", id).query(this::job).optional();
	}

	/** The job that a key queued, with the hash of its request. */
	Optional<Keyed> findByKey(String idempotencyKey) {
		return this.jdbc.sql("select id, request_hash from train_job where idempotency_key = :key")
			.param("key", idempotencyKey)
			.query((row, number) -> new Keyed(row.getObject("id", UUID.class), row.getString("request_hash")))
			.optional();
	}

	/** The job whose training gave a version of a model. */
	Optional<TrainJob> findByVersion(String model, int version) {
		return this.jdbc.sql("select * from train_job where model = :model and version = :version")
			.param("model", model)
			.param("version", version)
			.query(this::job)
			.list()
			.stream()
			.findFirst();
	}

	/** A page of the jobs, newest first. */
	List<TrainJob> list(@Nullable TrainJobState state, @Nullable String model, int offset, int size) {
		return filtered("select * from train_job",
				" order by created_at desc, id offset :offset rows" + " fetch next :size rows only", state, model)
			.param("offset", offset)
			.param("size", size)
			.query(this::job)
			.list();
	}

	long count(@Nullable TrainJobState state, @Nullable String model) {
		return filtered("select count(*) from train_job", "", state, model).query(Long.class).single();
	}

	/** How many jobs there are in each state that a job is in. */
	Map<TrainJobState, Long> countByState() {
		Map<TrainJobState, Long> counts = new EnumMap<>(TrainJobState.class);
		this.jdbc.sql("select state, count(*) as jobs from train_job group by state").query((row) -> {
			counts.put(TrainJobState.valueOf(row.getString("state")), row.getLong("jobs"));
		});
		return counts;
	}

	private StatementSpec filtered(String select, String rest, @Nullable TrainJobState state, @Nullable String model) {
		String where = ((state != null) ? " and state = :state" : "") + ((model != null) ? " and model = :model" : "");
		StatementSpec statement = this.jdbc.sql(select + " where 1 = 1" + where + rest);
		statement = (state != null) ? statement.param("state", state.name()) : statement;
		return (model != null) ? statement.param("model", model) : statement;
	}

	/** How many jobs of a caller are not at their end. */
	long countUnfinished(String submittedBy) {
		return this.jdbc.sql("select count(*) from train_job where submitted_by = :by and state not in (:final)")
			.param("by", submittedBy)
			.param("final",
					Arrays.stream(TrainJobState.values())
						.filter(TrainJobState::isFinal)
						.map(TrainJobState::name)
						.toList())
			.query(Long.class)
			.single();
	}

	/** The ids of all jobs. */
	List<UUID> ids() {
		return this.jdbc.sql("select id from train_job").query((row, number) -> row.getObject("id", UUID.class)).list();
	}

	/** Jobs that ended before a time. */
	List<TrainJob> endedBefore(Instant time) {
		return this.jdbc.sql("select * from train_job where ended_at < :time")
			.param("time", time.atOffset(ZoneOffset.UTC))
			.query(this::job)
			.list();
	}

	/** A worker is to be started. */
	void begin(UUID id) {
		this.jdbc.sql("update train_job set started_at = coalesce(started_at, :now) where id = :id")
			.param("id", id)
			.param("now", now())
			.update();
	}

	/** Counts a worker that ended without a word. */
	void crashed(UUID id) {
		this.jdbc.sql("update train_job set crashes = crashes + 1 where id = :id").param("id", id).update();
	}

	/**
	 * Changes the state.
	 * @return whether it changed: the job was in one of the given states, and in another
	 */
	boolean move(UUID id, Collection<TrainJobState> from, TrainJobState to) {
		return this.jdbc.sql("""
				update train_job set state = :to, ended_at = :ended
				where id = :id and state in (:from) and state <> :to""")
			.param("id", id)
			.param("from", from.stream().map(TrainJobState::name).toList())
			.param("to", to.name())
			.param("ended", to.isFinal() ? now() : null)
			.update() == 1;
	}

	void requestCancel(UUID id) {
		this.jdbc.sql("update train_job set cancel_requested = true where id = :id").param("id", id).update();
	}

	boolean isCancelRequested(UUID id) {
		return this.jdbc.sql("select cancel_requested from train_job where id = :id")
			.param("id", id)
			.query(Boolean.class)
			.optional()
			.orElse(true);
	}

	/** The job has made headway: earlier crashes do not count. */
	void forgetCrashes(UUID id) {
		this.jdbc.sql("update train_job set crashes = 0 where id = :id and crashes > 0").param("id", id).update();
	}

	void forgetFailure(UUID id) {
		this.jdbc.sql("update train_job set failure = null where id = :id").param("id", id).update();
	}

	void progress(UUID id, JsonNode progress) {
		setJson(id, "progress", progress);
	}

	void corpus(UUID id, JsonNode corpus) {
		setJson(id, "corpus", corpus);
	}

	void outcome(UUID id, JsonNode outcome) {
		setJson(id, "outcome", outcome);
	}

	void failure(UUID id, TrainJobFailure failure) {
		setJson(id, "failure", this.json.valueToTree(failure));
	}

	private void setJson(UUID id, String column, JsonNode value) {
		this.jdbc.sql("update train_job set " + column + " = :value where id = :id")
			.param("id", id)
			.param("value", value.toString())
			.update();
	}

	void published(UUID id, int version, String decision) {
		this.jdbc.sql("update train_job set version = :version, decision = :decision where id = :id")
			.param("id", id)
			.param("version", version)
			.param("decision", decision)
			.update();
	}

	void delete(UUID id) {
		this.jdbc.sql("delete from train_job where id = :id").param("id", id).update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private TrainJob job(ResultSet row, int number) throws SQLException {
		String failure = row.getString("failure");
		return new TrainJob(row.getObject("id", UUID.class), TrainJobState.valueOf(row.getString("state")),
				this.json.readValue(row.getString("config"), TrainJobConfig.class), row.getInt("crashes"),
				row.getBoolean("cancel_requested"), row.getObject("created_at", OffsetDateTime.class).toInstant(),
				instant(row, "started_at"), instant(row, "ended_at"), tree(row, "progress"), tree(row, "corpus"),
				tree(row, "outcome"), (failure != null) ? this.json.readValue(failure, TrainJobFailure.class) : null,
				row.getObject("version", Integer.class), row.getString("decision"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	private @Nullable JsonNode tree(ResultSet row, String column) throws SQLException {
		String text = row.getString(column);
		return (text != null) ? this.json.readTree(text) : null;
	}

	/**
	 * A job that was queued with a key.
	 *
	 * @param id of the job
	 * @param requestHash what was asked for then
	 */
	record Keyed(UUID id, String requestHash) {
	}

}
