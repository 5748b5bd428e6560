package dev.attune.access;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that are taken: the first one and those of the database, which are read all at
 * once every few seconds. So no request asks the database, least of all one with a wrong
 * key. While the database does not answer, the keys that it last told are taken, and
 * nobody waits for it.
 */
class KeyRing {

	/** Name of the key of the settings; no other has it. */
	static final String FIRST = "first";

	private static final UUID FIRST_ID = new UUID(0, 0);

	/** How long a reading is waited for. */
	private static final Duration PATIENCE = Duration.ofMillis(500);

	private static final Logger logger = LoggerFactory.getLogger(KeyRing.class);

	private final ApiKeyStore store;

	private final Duration refreshInterval;

	private final @Nullable ApiKey first;

	private final boolean needed;

	/** Changes made by this process. */
	private final AtomicLong changes = new AtomicLong();

	private final AtomicReference<@Nullable Reading> reading = new AtomicReference<>();

	private volatile Keys keys;

	/**
	 * Reads the keys.
	 * @param firstKey the key of the settings
	 */
	KeyRing(ApiKeyStore store, Optional<String> firstKey, Duration refreshInterval, Clock clock) {
		this.store = store;
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
		this.changes.incrementAndGet();
	}

	private Keys current() {
		long begin = System.nanoTime();
		while (!isUpToDate(this.keys, begin)) {
			Reading running = reading();
			// not if the database did not answer the last time either
			if (!this.keys.told() || !running.isDoneInTime()) {
				break;
			}
		}
		return this.keys;
	}

	private boolean isUpToDate(Keys known, long begin) {
		long age = System.nanoTime() - known.readAt();
		return known.change() == this.changes.get()
				&& (age < this.refreshInterval.toNanos() || known.readAt() - begin >= 0);
	}

	/** The reading that is under way, begun now if there is none. */
	private Reading reading() {
		Reading begun = new Reading(System.nanoTime(), new CountDownLatch(1));
		Reading running = this.reading.compareAndExchange(null, begun);
		if (running != null) {
			return running;
		}
		Thread.ofVirtual().name("api-keys").start(() -> {
			try {
				this.keys = readOrKeep();
			}
			finally {
				this.reading.set(null);
				begun.done().countDown();
			}
		});
		return begun;
	}

	// whatever is wrong with the database, callers are told apart by what it told before
	private Keys readOrKeep() {
		long change = this.changes.get();
		try {
			return read();
		}
		catch (RuntimeException ex) {
			logger.warn("The API keys cannot be read; those known are taken: {}", ex.toString());
			return new Keys(this.keys.byHash(), change, System.nanoTime(), false);
		}
	}

	private Keys read() {
		// before the keys, or a change made meanwhile would count as read
		long change = this.changes.get();
		long now = System.nanoTime();
		Map<KeyHash, ApiKey> byHash = new HashMap<>();
		this.store.list().forEach((key) -> byHash.put(key.hash(), key));
		if (this.first != null) {
			byHash.put(this.first.hash(), this.first);
		}
		return new Keys(Map.copyOf(byHash), change, now, true);
	}

	/**
	 * The keys at a time.
	 *
	 * @param change how many changes made here they have in them
	 * @param readAt when they were asked for, as {@link System#nanoTime} counts
	 * @param told whether the database answered then
	 */
	private record Keys(Map<KeyHash, ApiKey> byHash, long change, long readAt, boolean told) {
	}

	/**
	 * A look into the database.
	 *
	 * @param begun when, as {@link System#nanoTime} counts
	 * @param done counted down at its end
	 */
	private record Reading(long begun, CountDownLatch done) {

		boolean isDoneInTime() {
			try {
				return this.done.await(PATIENCE.toNanos() - (System.nanoTime() - this.begun), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

	}

}
