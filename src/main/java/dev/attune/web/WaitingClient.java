package dev.attune.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client that waits for its answer: since when, how long, and whether it still does.
 */
public final class WaitingClient {

	/** One of whom nothing is known. */
	public static final WaitingClient UNKNOWN = new WaitingClient(null, null);

	/** RFC 7240: how many seconds the client waits. */
	private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?:$|[,;\\s])",
			Pattern.CASE_INSENSITIVE);

	/** What the ways are taken for at most. */
	private static final Duration MAX_WAY = Duration.ofMillis(100);

	/** Envoy and the meshes made of it tell so, in milliseconds. */
	private static final String EXPECTED_TIMEOUT = "X-Envoy-Expected-Rq-Timeout-Ms";

	private final @Nullable ClientConnection connection;

	private final @Nullable Duration patience;

	private WaitingClient(@Nullable ClientConnection connection, @Nullable Duration patience) {
		this.connection = connection;
		this.patience = patience;
	}

	/** The client of a request. A time that it states badly is none. */
	public static WaitingClient of(HttpServletRequest request) {
		ClientConnection connection = (request
			.getAttribute(ClientConnectionValve.ATTRIBUTE) instanceof ClientConnection known) ? known : null;
		return new WaitingClient(connection, preferred(request).or(() -> expected(request)).orElse(null));
	}

	private static Optional<Duration> preferred(HttpServletRequest request) {
		return Collections.list(request.getHeaders("Prefer"))
			.stream()
			.map(WAIT::matcher)
			.filter(Matcher::find)
			.map((wait) -> Duration.ofSeconds(Long.parseLong(wait.group(1))))
			.findFirst();
	}

	private static Optional<Duration> expected(HttpServletRequest request) {
		return Optional.ofNullable(request.getHeader(EXPECTED_TIMEOUT))
			.filter((millis) -> millis.matches("\\d{1,12}"))
			.map((millis) -> Duration.ofMillis(Long.parseLong(millis)));
	}

	/**
	 * How long an answer may take, at most a time: as long as the client waits, less what
	 * the ways to the service and back take, of which it sees nothing.
	 */
	public Duration timeout(Duration most) {
		if (this.patience == null) {
			return most;
		}
		Duration way = this.patience.dividedBy(10);
		Duration left = this.patience.minus((way.compareTo(MAX_WAY) < 0) ? way : MAX_WAY);
		return (left.compareTo(most) < 0) ? left : most;
	}

	/** Since when it waits, as {@link System#nanoTime} counts. */
	public long since() {
		return (this.connection != null) ? this.connection.since() : System.nanoTime();
	}

	/** Whether it has hung up. To be asked when the request's body has been read. */
	public boolean isGone() {
		return this.connection != null && this.connection.isClosed();
	}

}
