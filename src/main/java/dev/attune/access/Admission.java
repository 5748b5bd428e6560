package dev.attune.access;

import dev.attune.web.ProblemException;
import dev.attune.web.KeyedRequest;
import dev.attune.web.RequestGuard;
import org.jspecify.annotations.Nullable;

/**
 * Lets visitors in: finds out who they are, counts what they ask for, and asks whether
 * they may.
 */
final class Admission implements RequestGuard {

	private final Gate gate;

	private final RateLimits limits;

	private final BrowserGuard browsers;

	Admission(Gate gate, RateLimits limits, BrowserGuard browsers) {
		this.gate = gate;
		this.limits = limits;
		this.browsers = browsers;
	}

	/**
	 * Lets a visitor in whose key, if he has one, is known.
	 * @throws ProblemException if he may not go on
	 */
	void admit(Visit visit, @Nullable String key) {
		if (visit.endpoint().role() == null) {
			greet(visit, key);
			if (visit.endpoint().equals(Endpoints.WRONG_METHOD)) {
				this.limits.takeRequest(visit.caller(), visit.address());
			}
			return;
		}
		Caller caller = identify(visit, key);
		visit.identified(caller);
		if (!needsKeys()) {
			this.browsers.check(visit.request(), visit.endpoint());
		}
		this.limits.takeRequest(caller, visit.address());
		this.gate.admit(caller, visit.endpoint());
	}

	/** Lets a visitor in whose key may be among the fields of the body. */
	void await(Visit visit) {
		this.limits.checkAddress(visit.address());
		visit.awaitBody();
	}

	/** A visitor leaves; if he never said who he is, his address made the request. */
	void left(Visit visit) {
		if (visit.isPending()) {
			this.limits.countAgainst(visit.address());
		}
	}

	boolean needsKeys() {
		return this.gate.needsKeys();
	}

	/** The body is read. */
	@Override
	public void check(KeyedRequest body) {
		Visit visit = Visit.current();
		if (visit != null && visit.isPending()) {
			String key = KeyFinder.present(body.apiKey());
			admit(visit, (key != null) ? key : KeyFinder.inFields(visit.request()));
		}
	}

	// what is open to anybody is open to who has a wrong key, too
	private void greet(Visit visit, @Nullable String key) {
		try {
			visit.identified(this.gate.identify(key));
		}
		catch (ProblemException ex) {
			visit.identified(Caller.STRANGER);
		}
	}

	private Caller identify(Visit visit, @Nullable String key) {
		try {
			return this.gate.identify(key);
		}
		catch (ProblemException ex) {
			// first, so that who tries many keys does not fill the log
			this.limits.takeRequest(Caller.STRANGER, visit.address());
			AuditLog.refused(visit.request(), ex.getBody().getDetail());
			throw ex;
		}
	}

}
