package dev.attune.access;

import dev.attune.web.Callers;
import dev.attune.web.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;

/**
 * Makes, changes and revokes keys.
 */
class ApiKeys {

	/** Those who look for secrets in texts find it by this. */
	private static final String PREFIX = "attune_";

	private static final int RANDOM_BYTES = 32;

	/** All of them are held in memory. */
	private static final int MAX_KEYS = 10_000;

	private final ApiKeyStore store;

	private final KeyRing ring;

	private final Callers callers;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	ApiKeys(ApiKeyStore store, KeyRing ring, Callers callers, Clock clock) {
		this.store = store;
		this.ring = ring;
		this.callers = callers;
		this.clock = clock;
	}

	List<KeyView> list() {
		return this.store.list().stream().map(KeyView::of).toList();
	}

	KeyView get(UUID id) {
		return KeyView.of(find(id));
	}

	/**
	 * Makes a key.
	 * @return the only sight of it
	 * @throws ProblemException if its name is taken, or no key is needed
	 */
	KeyView create(KeyRequest request) {
		if (!this.ring.needed()) {
			throw new ProblemException(HttpStatus.CONFLICT,
					"No keys are needed here, so none are given: start with attune.security.admin-key, the first one");
		}
		if (this.store.count() >= MAX_KEYS) {
			throw new ProblemException(HttpStatus.CONFLICT,
					"There are as many keys as there may be, " + MAX_KEYS + "; delete some");
		}
		String secret = secret();
		ApiKey key = new ApiKey(UUID.randomUUID(), request.name(), KeyHash.of(secret), request.role(),
				Objects.requireNonNullElse(request.limits(), KeyLimits.NONE),
				this.clock.instant().truncatedTo(ChronoUnit.MILLIS), String.valueOf(this.callers.name()),
				request.expiresAt());
		if (key.name().equals(KeyRing.FIRST)) {
			throw taken(key.name());
		}
		try {
			this.store.add(key);
		}
		catch (DuplicateKeyException ex) {
			throw taken(key.name());
		}
		this.ring.refresh();
		return KeyView.of(key, secret);
	}

	private static ProblemException taken(String name) {
		return new ProblemException(HttpStatus.CONFLICT, "name", "There is a key named " + name);
	}

	private String secret() {
		byte[] bytes = new byte[RANDOM_BYTES];
		this.random.nextBytes(bytes);
		return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	KeyView change(UUID id, KeyChange change) {
		ApiKey key = find(id);
		this.store.change(id, change.role(key), change.limits(key), change.expiresAt(key));
		this.ring.refresh();
		return get(id);
	}

	/** Revokes a key: it is refused from now on. */
	void delete(UUID id) {
		if (!this.store.delete(id)) {
			throw unknown(id);
		}
		this.ring.refresh();
	}

	private ApiKey find(UUID id) {
		return this.store.find(id).orElseThrow(() -> unknown(id));
	}

	private static ProblemException unknown(UUID id) {
		return new ProblemException(HttpStatus.NOT_FOUND, "There is no key " + id);
	}

}
