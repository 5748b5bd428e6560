package dev.attune.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What may be called, and by whom.
 *
 * @param method of HTTP
 * @param path pattern of its address
 * @param role that its caller must have, or null if anybody may call it
 * @param keyPlace where a key may be beside the header and the query string
 */
record Endpoint(HttpMethod method, PathPattern path, @Nullable Role role, KeyPlace keyPlace) {

	static Endpoint of(String method, String path, @Nullable Role role) {
		return new Endpoint(HttpMethod.valueOf(method), PathPatternParser.defaultInstance.parse(path), role,
				KeyPlace.NOWHERE_ELSE);
	}

	Endpoint withKeyIn(KeyPlace place) {
		return new Endpoint(this.method, this.path, this.role, place);
	}

	boolean matches(HttpMethod method, PathContainer path) {
		return this.method.equals(method) && this.path.matches(path);
	}

	/**
	 * Whether it is written down who called it: it changes more than a translation does.
	 */
	boolean isAudited() {
		return this.role != null && this.role.includes(Role.TRAIN) && !this.method.equals(HttpMethod.GET);
	}

	/** Whether it is one of LibreTranslate's, whose clients know its answers. */
	boolean isLibreTranslate() {
		return this.keyPlace != KeyPlace.NOWHERE_ELSE;
	}

	/**
	 * Where a key may be beside the header and the query string.
	 */
	enum KeyPlace {

		/** Only there. */
		NOWHERE_ELSE,

		/** Among the fields of a JSON body or a form. */
		FIELD,

		/** A part of an upload. */
		PART

	}

}
