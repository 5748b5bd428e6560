package dev.attune.access;

import dev.attune.web.ProblemException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Says who a caller is and whether he may do what he wants to.
 */
class Gate {

	private final KeyRing keys;

	private final Clock clock;

	Gate(KeyRing keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
	}

	boolean needsKeys() {
		return this.keys.needed();
	}

	/**
	 * Who brings a key.
	 * @throws ProblemException if it is not taken
	 */
	Caller identify(@Nullable String key) {
		if (!this.keys.needed()) {
			return Caller.ANYBODY;
		}
		if (key == null) {
			return Caller.STRANGER;
		}
		ApiKey found = this.keys.find(key).orElseThrow(() -> refused("Invalid API key"));
		if (found.isExpired(this.clock.instant())) {
			throw refused("The API key has expired");
		}
		return Caller.of(found);
	}

	/**
	 * Lets a caller do what he wants to, if he may.
	 * @throws ProblemException if he may not
	 */
	void admit(Caller caller, Endpoint endpoint) {
		Role needed = endpoint.role();
		if (needed == null || caller.may(needed)) {
			return;
		}
		if (caller.key() != null) {
			throw refused("This needs an API key with the role " + needed + "; the role of yours is " + caller.role());
		}
		throw missing(endpoint);
	}

	private static ProblemException missing(Endpoint endpoint) {
		if (endpoint.isLibreTranslate()) {
			// its very words: clients look for them
			return new ProblemException(HttpStatus.BAD_REQUEST, "Please contact the server operator to get an API key");
		}
		ProblemException problem = new ProblemException(HttpStatus.UNAUTHORIZED,
				"An API key is needed; send it as Authorization: Bearer");
		problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		return problem;
	}

	private static ProblemException refused(String detail) {
		return new ProblemException(HttpStatus.FORBIDDEN, detail);
	}

}
