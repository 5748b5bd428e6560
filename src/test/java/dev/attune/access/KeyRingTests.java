package dev.attune.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Which keys are taken while their database hangs, is away, or is changed by others.
 */
@Timeout(30)
class KeyRingTests {

	private static final String SECRET = "attune_" + "s".repeat(43);

	private static final Duration AT_ONCE = Duration.ofMillis(1);

	private static final Duration SOON = Duration.ofMillis(50);

	private static final Duration NEVER = Duration.ofDays(1);

	private static final int CALLERS = 40;

	private final Database database = new Database();

	private final ApiKeyStore store = new ApiKeyStore(JdbcClient.create(this.database));

	private final ApiKey key = new ApiKey(UUID.randomUUID(), "team", KeyHash.of(SECRET), Role.TRANSLATE, KeyLimits.NONE,
			Instant.now(), "test", null);

	@BeforeEach
	void aKeyIsStored() {
		Flyway.configure().dataSource(this.database).load().migrate();
		this.store.add(this.key);
	}

	@AfterEach
	void openTheGate() {
		this.database.gate.countDown();
	}

	@Test
	void aDatabaseThatHangsKeepsNobodyWaiting() throws Exception {
		KeyRing ring = ring(AT_ONCE);
		assertThat(ring.find(SECRET)).isPresent();
		this.database.hang();
		// the first ones wait a moment, for it has answered until now
		assertThat(ring.find(SECRET)).isPresent();
		long begin = System.nanoTime();
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Optional<ApiKey>>> found = new ArrayList<>();
			for (int i = 0; i < CALLERS; i++) {
				found.add(callers.submit(() -> ring.find(SECRET)));
			}
			for (Future<Optional<ApiKey>> one : found) {
				assertThat(one.get()).isPresent();
			}
		}
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
		assertThat(this.database.waiting).as("callers that ask the database").hasValue(1);
	}

	@Test
	void whileTheDatabaseIsAwayTheKeysKnownAreTakenAndAfterwardsItsOwn() {
		KeyRing ring = ring(SOON);
		this.database.away = true;
		await().during(Duration.ofMillis(200)).until(() -> ring.find(SECRET).isPresent());
		this.database.away = false;
		this.store.delete(this.key.id());
		await().until(() -> ring.find(SECRET).isEmpty());
	}

	@Test
	void whatIsChangedHereCountsWithTheNextCall() {
		KeyRing ring = ring(NEVER);
		assertThat(ring.find(SECRET)).isPresent();
		this.store.delete(this.key.id());
		assertThat(ring.find(SECRET)).isPresent();
		ring.refresh();
		assertThat(ring.find(SECRET)).isEmpty();
	}

	@Test
	void whatOthersChangeIsFoundAlthoughTheClockWasSetBack() {
		SetBack clock = new SetBack();
		KeyRing ring = new KeyRing(this.store, Optional.empty(), SOON, clock);
		assertThat(ring.find(SECRET)).isPresent();
		clock.back = NEVER;
		this.store.delete(this.key.id());
		await().until(() -> ring.find(SECRET).isEmpty());
	}

	private KeyRing ring(Duration refreshInterval) {
		return new KeyRing(this.store, Optional.empty(), refreshInterval, Clock.systemUTC());
	}

	/** A database that can go away, or be there and not answer. */
	private static final class Database extends DelegatingDataSource {

		private final CountDownLatch gate = new CountDownLatch(1);

		private final AtomicInteger waiting = new AtomicInteger();

		private volatile boolean hangs;

		private volatile boolean away;

		Database() {
			JdbcDataSource h2 = new JdbcDataSource();
			h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
			setTargetDataSource(h2);
		}

		void hang() {
			this.hangs = true;
		}

		@Override
		public Connection getConnection() throws SQLException {
			if (this.away) {
				throw new SQLTransientConnectionException("away");
			}
			if (this.hangs) {
				this.waiting.incrementAndGet();
				try {
					this.gate.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
			return super.getConnection();
		}

	}

	/** The system's clock, set back. */
	private static final class SetBack extends Clock {

		private volatile Duration back = Duration.ZERO;

		@Override
		public Instant instant() {
			return Instant.now().minus(this.back);
		}

		@Override
		public java.time.ZoneId getZone() {
			return Clock.systemUTC().getZone();
		}

		@Override
		public Clock withZone(java.time.@Nullable ZoneId zone) {
			return this;
		}

	}

}
