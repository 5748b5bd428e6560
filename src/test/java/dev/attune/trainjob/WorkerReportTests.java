package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a worker that floods its output with what looks right costs the database, by a
 * clock that is set.
 */
class WorkerReportTests {

	private static final int LINES = 100_000;

	@TempDir
	Path directory = Path.of("");

	private final Database database = new Database();

	private final JsonMapper json = new JsonMapper();

	private final TrainJobStore store = new TrainJobStore(JdbcClient.create(this.database), this.json,
			Clock.systemUTC());

	private final TrainJobEvents events = new TrainJobEvents(JdbcClient.create(this.database), this.json,
			Clock.systemUTC());

	private final UUID job = UUID.randomUUID();

	private final AtomicInteger millis = new AtomicInteger();

	@BeforeEach
	void aJobThatTrains() {
		Flyway.configure().dataSource(this.database).load().migrate();
		JdbcClient.create(this.database)
			.sql("""
					insert into train_job (id, model, source, target, state, config, request_hash, crashes, cancel_requested,
						created_at)
					values (:id, 'en-de', 'en', 'de', 'TRAINING', '{}', '', 0, false, current_timestamp)""")
			.param("id", this.job)
			.update();
		this.database.statements.set(0);
	}

	private WorkerReport report() {
		return new WorkerReport(this.job, this.store, this.events,
				new TrainJobMetrics(new SimpleMeterRegistry(), new JobCounts(Map::of, Duration.ofDays(1))),
				new JobDirectory(this.directory), this.json, () -> Duration.ofMillis(this.millis.get()).toNanos());
	}

	@Test
	void aFloodOfProgressIsWrittenTwiceASecond() {
		WorkerReport report = report();
		for (int i = 0; i < LINES; i++) {
			this.millis.set(i / 10);
			report.line("""
					{"event":"progress","update":%d,"tokensPerSecond":1,"elapsedSeconds":%d}""".formatted(i, i));
		}
		// ten seconds: every half second a state, every five a point of the curve
		assertThat(this.database.statements).hasValue(20 + 2);
		assertThat(this.events.ofType(this.job, "progress")).hasSize(2);
	}

	@Test
	void aFloodOfStagesAndCheckpointsIsBounded() {
		WorkerReport report = report();
		for (int i = 0; i < LINES / 10; i++) {
			report.line("{\"event\":\"stage\",\"stage\":\"%s\"}".formatted((i % 2 == 0) ? "EVALUATING" : "TRAINING"));
			report.line("{\"event\":\"checkpoint\",\"update\":%d}".formatted(i));
		}
		assertThat(this.database.statements).hasValueLessThan(300);
		assertThat(this.events.ofType(this.job, "state")).hasSizeLessThanOrEqualTo(100);
	}

	/**
	 * Counts what is asked of it: without a transaction each statement takes a
	 * connection.
	 */
	private static final class Database extends DelegatingDataSource {

		private final AtomicInteger statements = new AtomicInteger();

		Database() {
			JdbcDataSource h2 = new JdbcDataSource();
			h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
			setTargetDataSource(h2);
		}

		@Override
		public Connection getConnection() throws SQLException {
			this.statements.incrementAndGet();
			return super.getConnection();
		}

	}

}
