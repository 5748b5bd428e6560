package dev.attune.access;

import dev.attune.access.Endpoint.KeyPlace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Who may call what. An address that is not here needs the role admin, so that nothing
 * new is open by mistake; a test holds this table complete.
 */
final class Endpoints {

	private static final List<Endpoint> TABLE = List.of(
			// what translates, the busiest first
			translate("POST", "/translate").withKeyIn(KeyPlace.FIELD),
			translate("POST", "/detect").withKeyIn(KeyPlace.FIELD),
			translate("POST", "/suggest").withKeyIn(KeyPlace.FIELD),
			translate("POST", "/translate_file").withKeyIn(KeyPlace.PART), translate("GET", "/document-jobs/{id}"),
			translate("GET", "/glossaries"), translate("GET", "/glossaries/{name}"),
			translate("GET", "/glossaries/{name}/terms"), translate("GET", "/models"),
			translate("GET", "/models/{name}"), translate("GET", "/models/{name}/versions/{version}"),
			translate("GET", "/models/{name}/versions/{version}/card"),

			// what trains, and what models and translations are made of
			train("POST", "/train-jobs"), train("GET", "/train-jobs"), train("GET", "/train-jobs/{id}"),
			train("DELETE", "/train-jobs/{id}"), train("GET", "/train-jobs/{id}/events"),
			train("GET", "/train-jobs/{id}/log"), train("GET", "/train-jobs/{id}/test-part"),
			train("POST", "/train-jobs/{id}/cancel"), train("POST", "/train-jobs/{id}/retry"),
			train("GET", "/suggestions"), train("POST", "/suggestions/{id}/accept"),
			train("DELETE", "/suggestions/{id}"), train("PUT", "/glossaries/{name}"),
			train("PATCH", "/glossaries/{name}"), train("DELETE", "/glossaries/{name}"),
			train("PUT", "/glossaries/{name}/terms"), train("GET", "/models/{name}/versions/{version}/export"),

			// what changes who is served by what
			admin("POST", "/models/{name}/versions/{version}/activate"), admin("POST", "/models/{name}/rollback"),
			admin("DELETE", "/models/{name}/versions/{version}"), admin("POST", "/models/{name}/import"),
			admin("GET", "/keys"), admin("POST", "/keys"), admin("GET", "/keys/{id}"), admin("PATCH", "/keys/{id}"),
			admin("DELETE", "/keys/{id}"),

			// what LibreTranslate answers to anybody; a translated file's address cannot
			// be guessed
			open("/languages"), open("/frontend/settings"), open("/health"), open("/download_file/{name}"),

			// the page, the console and what describes them
			open("/"), open("/index.html"), open("/favicon.svg"), open("/page/**"), open("/swagger-ui.html"),
			open("/swagger-ui/**"), open("/v3/api-docs/**"), open("/v3/api-docs.yaml"),

			// what monitors ask; details of health are for admins
			open("/actuator/health/**"), open("/error"));

	/**
	 * An address of the table that is called as it cannot be: nothing answers but 405.
	 */
	static final Endpoint WRONG_METHOD = open("/**");

	private static final Endpoint UNKNOWN = admin("GET", "/**");

	private final List<Endpoint> table;

	/**
	 * The table.
	 * @param publicMetrics whether metrics need no key
	 */
	Endpoints(boolean publicMetrics) {
		Endpoint metrics = Endpoint.of("GET", "/actuator/prometheus", publicMetrics ? null : Role.TRANSLATE);
		this.table = Stream.concat(TABLE.stream(), Stream.of(metrics)).toList();
	}

	/** What a request calls. */
	Endpoint of(HttpServletRequest request) {
		HttpMethod method = HttpMethod.valueOf(request.getMethod());
		if (method.equals(HttpMethod.OPTIONS)) {
			// browsers ask without a key what they may send; nothing else answers
			return new Endpoint(method, UNKNOWN.path(), null, KeyPlace.NOWHERE_ELSE);
		}
		PathContainer path = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication();
		Endpoint known = find(method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method, path);
		if (known != null) {
			return known;
		}
		return isWrongMethod(path) ? WRONG_METHOD
				: new Endpoint(method, UNKNOWN.path(), UNKNOWN.role(), KeyPlace.NOWHERE_ELSE);
	}

	private boolean isWrongMethod(PathContainer path) {
		return this.table.stream().anyMatch((endpoint) -> endpoint.path().matches(path));
	}

	/** The entry of an address, or null if it has none. */
	@Nullable Endpoint find(HttpMethod method, PathContainer path) {
		for (Endpoint endpoint : this.table) {
			if (endpoint.matches(method, path)) {
				return endpoint;
			}
		}
		return null;
	}

	/** All entries. */
	List<Endpoint> all() {
		return this.table;
	}

	private static Endpoint open(String path) {
		return Endpoint.of("GET", path, null);
	}

	private static Endpoint translate(String method, String path) {
		return Endpoint.of(method, path, Role.TRANSLATE);
	}

	private static Endpoint train(String method, String path) {
		return Endpoint.of(method, path, Role.TRAIN);
	}

	private static Endpoint admin(String method, String path) {
		return Endpoint.of(method, path, Role.ADMIN);
	}

}
