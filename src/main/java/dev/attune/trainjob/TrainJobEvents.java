package dev.attune.trainjob;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened to the jobs, in the database: the history of their curves, and what a
 * listener missed.
 */
class TrainJobEvents {

	private static final int MAX_DATA = 1_000_000;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	TrainJobEvents(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Adds an event behind the last one of its job. */
	void add(UUID job, String type, JsonNode data) {
		String text = data.toString();
		if (text.length() > MAX_DATA) {
			return;
		}
		for (;;) {
			try {
				this.jdbc.sql("""
						insert into train_job_event (job_id, number, at, type, data)
						select :job, coalesce(max(number), 0) + 1, :now, :type, :data
						from train_job_event where job_id = :job""")
					.param("job", job)
					.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
					.param("type", type)
					.param("data", text)
					.update();
				return;
			}
			catch (DuplicateKeyException ex) {
				// another thread took the number: take the next
			}
		}
	}

	/** Adds the event that tells a new state. */
	void state(UUID job, TrainJobState state) {
		add(job, "state", this.json.createObjectNode().put("state", state.name()));
	}

	/** The events of a job behind a number, in order. */
	List<TrainJobEvent> after(UUID job, long number, int size) {
		return this.jdbc.sql("""
				select * from train_job_event where job_id = :job and number > :number
				order by number fetch next :size rows only""")
			.param("job", job)
			.param("number", number)
			.param("size", size)
			.query((row, index) -> event(row.getLong("number"), row.getObject("at", OffsetDateTime.class),
					row.getString("type"), row.getString("data")))
			.list();
	}

	/** All events of one type, in order. */
	List<TrainJobEvent> ofType(UUID job, String type) {
		return this.jdbc.sql("select * from train_job_event where job_id = :job and type = :type order by number")
			.param("job", job)
			.param("type", type)
			.query((row, index) -> event(row.getLong("number"), row.getObject("at", OffsetDateTime.class),
					row.getString("type"), row.getString("data")))
			.list();
	}

	private TrainJobEvent event(long number, OffsetDateTime at, String type, String data) {
		return new TrainJobEvent(number, at.toInstant(), type, this.json.readTree(data));
	}

}
