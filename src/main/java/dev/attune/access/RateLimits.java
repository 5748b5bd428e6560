package dev.attune.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.attune.access.SecurityProperties.Limits;
import dev.attune.web.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * How much each caller may ask for in a minute: who has a key by his key, everybody else
 * by address. Of each node's own. A caller who rests for a minute may have all of it at
 * once.
 */
class RateLimits {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	/** Callers that are remembered; some 200 bytes each. */
	private static final int MAX_CALLERS = 100_000;

	private final SecurityProperties properties;

	private final TimeMeter time;

	private final Cache<String, Buckets> callers;

	RateLimits(SecurityProperties properties, TimeMeter time) {
		this.properties = properties;
		this.time = time;
		this.callers = Caffeine.newBuilder()
			.maximumSize(MAX_CALLERS)
			// then its buckets are full again
			.expireAfterAccess(MINUTE.plusSeconds(1))
			.ticker((Ticker) time::currentTimeNanos)
			.build();
	}

	/**
	 * Takes a request into account.
	 * @throws ProblemException if it is one too many
	 */
	void takeRequest(Caller caller, String address) {
		Buckets buckets = buckets(caller, address);
		if (buckets != null && buckets.requests() != null) {
			take(buckets.requests(), 1, buckets.limits().requestsPerMinute(), "requests");
		}
	}

	/** Takes a request of an address into account that is answered already. */
	void countAgainst(String address) {
		Buckets buckets = buckets(Caller.STRANGER, address);
		if (buckets != null && buckets.requests() != null) {
			buckets.requests().tryConsume(1);
		}
	}

	/** Whether an address may still make requests without a key. */
	void checkAddress(String address) {
		Buckets buckets = buckets(Caller.STRANGER, address);
		if (buckets != null && buckets.requests() != null && buckets.requests().getAvailableTokens() == 0) {
			take(buckets.requests(), 1, buckets.limits().requestsPerMinute(), "requests");
		}
	}

	/**
	 * Takes characters to translate into account.
	 * @throws ProblemException if they are too many, now or ever
	 */
	void takeCharacters(Caller caller, String address, long characters) {
		Buckets buckets = buckets(caller, address);
		if (buckets == null || buckets.characters() == null || characters == 0) {
			return;
		}
		long limit = buckets.limits().charactersPerMinute();
		if (characters > limit) {
			throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE,
					characters + " characters, more than the " + limit + " that you may have translated in a minute");
		}
		take(buckets.characters(), characters, limit, "characters");
	}

	private static void take(Bucket bucket, long amount, long limit, String unit) {
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(amount);
		if (!probe.isConsumed()) {
			Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
			throw ProblemException.tooManyRequests(
					"Slowdown: %d %s per minute; try again in %d s".formatted(limit, unit, wait.toSeconds()), wait,
					null);
		}
	}

	private @Nullable Buckets buckets(Caller caller, String address) {
		Limits limits = limits(caller.key());
		if (limits.requestsPerMinute() == 0 && limits.charactersPerMinute() == 0) {
			return null;
		}
		String name = (caller.key() != null) ? caller.key().id().toString() : address;
		Buckets known = this.callers.getIfPresent(name);
		if (known != null && known.limits().equals(limits)) {
			return known;
		}
		return this.callers.asMap()
			.compute(name, (key, old) -> (old != null && old.limits().equals(limits)) ? old : fresh(limits));
	}

	/** What a caller may ask for. */
	Limits limits(@Nullable ApiKey key) {
		if (key == null) {
			return this.properties.address();
		}
		Limits usual = this.properties.key();
		KeyLimits own = key.limits();
		if (own.equals(KeyLimits.NONE)) {
			return usual;
		}
		return new Limits(Objects.requireNonNullElse(own.requestsPerMinute(), usual.requestsPerMinute()),
				Objects.requireNonNullElse(own.charactersPerMinute(), usual.charactersPerMinute()),
				Objects.requireNonNullElse(own.jobs(), usual.maxJobs()));
	}

	private Buckets fresh(Limits limits) {
		return new Buckets(limits, bucket(limits.requestsPerMinute()), bucket(limits.charactersPerMinute()));
	}

	private @Nullable Bucket bucket(long perMinute) {
		return (perMinute == 0) ? null
				: Bucket.builder()
					.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
					.withCustomTimePrecision(this.time)
					.build();
	}

	/**
	 * What a caller has left.
	 */
	private record Buckets(Limits limits, @Nullable Bucket requests, @Nullable Bucket characters) {
	}

}
