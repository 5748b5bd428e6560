package dev.attune.access;

import dev.attune.web.Callers;
import org.jspecify.annotations.Nullable;

/**
 * The caller of the request that this thread answers, as features know him.
 */
final class CurrentCaller implements Callers {

	private final KeyRing keys;

	private final RateLimits limits;

	CurrentCaller(KeyRing keys, RateLimits limits) {
		this.keys = keys;
		this.limits = limits;
	}

	@Override
	public boolean needKey() {
		return this.keys.needed();
	}

	@Override
	public @Nullable String name() {
		ApiKey key = key();
		return (key != null) ? key.name() : null;
	}

	@Override
	public void charge(long characters) {
		Visit visit = Visit.current();
		if (visit != null) {
			this.limits.takeCharacters(visit.caller(), visit.address(), characters);
		}
	}

	@Override
	public long maxJobs() {
		ApiKey key = key();
		return (key != null) ? this.limits.limits(key).maxJobs() : 0;
	}

	private static @Nullable ApiKey key() {
		Visit visit = Visit.current();
		return (visit != null) ? visit.caller().key() : null;
	}

}
