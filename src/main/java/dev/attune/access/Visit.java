package dev.attune.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What is known of a request while it is answered.
 */
final class Visit {

	private static final String ATTRIBUTE = Visit.class.getName();

	private final HttpServletRequest request;

	private final Endpoint endpoint;

	private Caller caller = Caller.STRANGER;

	private boolean pending;

	private Visit(HttpServletRequest request, Endpoint endpoint) {
		this.request = request;
		this.endpoint = endpoint;
	}

	static Visit begin(HttpServletRequest request, Endpoint endpoint) {
		Visit visit = new Visit(request, endpoint);
		request.setAttribute(ATTRIBUTE, visit);
		return visit;
	}

	/** The visit of the request that this thread answers. */
	static @Nullable Visit current() {
		return (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
				&& attributes.getRequest().getAttribute(ATTRIBUTE) instanceof Visit visit) ? visit : null;
	}

	HttpServletRequest request() {
		return this.request;
	}

	Endpoint endpoint() {
		return this.endpoint;
	}

	String address() {
		return ClientAddress.of(this.request);
	}

	Caller caller() {
		return this.caller;
	}

	void identified(Caller caller) {
		this.caller = caller;
		this.pending = false;
	}

	/** Whether the key is still to be looked for among the fields of the body. */
	boolean isPending() {
		return this.pending;
	}

	void awaitBody() {
		this.pending = true;
	}

}
