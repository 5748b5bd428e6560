package dev.attune.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The keys that are taken: the first one and those of the database, which are read all at
 * once every few seconds. So no request asks the database, least of all one with a wrong
 * key. While the database does not answer, the keys that it last told are taken.
 */
class KeyRing {

	/** Name of the key of the settings; no other has it. */
	static final String FIRST = "first";

	private static final UUID FIRST_ID = new UUID(0, 0);

	private static final Logger logger = LoggerFactory.getLogger(KeyRing.class);

	private final ApiKeyStore store;

	private final Clock clock;

	private final Duration refreshInterval;

	private final @Nullable ApiKey first;

	private final boolean needed;

	private final ReentrantLock reading = new ReentrantLock();

	private volatile Keys keys;

	/**
	 * Reads the keys.
	 * @param firstKey the key of the settings
	 */
	KeyRing(ApiKeyStore store, Optional<String> firstKey, Duration refreshInterval, Clock clock) {
		this.store = store;
		this.clock = clock;
		this.refreshInterval = refreshInterval;
		this.first = firstKey
			.map((key) -> new ApiKey(FIRST_ID, FIRST, KeyHash.of(key), Role.ADMIN, KeyLimits.NONE, clock.instant(),
					FIRST, null))
			.orElse(null);
		this.keys = read();
		this.needed = !this.keys.byHash().isEmpty();
	}

	/** Whether calls need a key. It stays so until the service ends. */
	boolean needed() {
		return this.needed;
	}

	/** The key of a caller, expired or not. */
	Optional<ApiKey> find(String key) {
		KeyHash hash = KeyHash.of(key);
		return Optional.ofNullable(current().byHash().get(hash));
	}

	/** Keys were changed here: the next call finds them as they are now. */
	void refresh() {
		this.reading.lock();
		try {
			this.keys = new Keys(this.keys.byHash(), Instant.MIN);
		}
		finally {
			this.reading.unlock();
		}
	}

	private Keys current() {
		Keys known = this.keys;
		if (isFresh(known)) {
			return known;
		}
		this.reading.lock();
		try {
			if (!isFresh(this.keys)) {
				this.keys = read();
			}
			return this.keys;
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The API keys cannot be read; those known are taken: {}", ex.toString());
			this.keys = new Keys(known.byHash(), this.clock.instant());
			return this.keys;
		}
		finally {
			this.reading.unlock();
		}
	}

	private boolean isFresh(Keys known) {
		return known.readAt().plus(this.refreshInterval).isAfter(this.clock.instant());
	}

	private Keys read() {
		Instant now = this.clock.instant();
		Map<KeyHash, ApiKey> byHash = new HashMap<>();
		this.store.list().forEach((key) -> byHash.put(key.hash(), key));
		if (this.first != null) {
			byHash.put(this.first.hash(), this.first);
		}
		return new Keys(Map.copyOf(byHash), now);
	}

	/**
	 * The keys at a time.
	 */
	private record Keys(Map<KeyHash, ApiKey> byHash, Instant readAt) {
	}

}
