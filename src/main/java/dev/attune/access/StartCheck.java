package dev.attune.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Refuses to start a service that strangers could reach.
 */
final class StartCheck {

	private static final int MIN_KEY_LENGTH = 32;

	private StartCheck() {
	}

	/**
	 * Looks at where the service is going to listen.
	 * @param address where, or null for everywhere
	 * @param needsKeys whether calls need a key
	 * @throws UnsafeStartException if strangers could call it
	 */
	static void run(@Nullable InetAddress address, Environment environment, SecurityProperties properties,
			boolean needsKeys) {
		properties.firstKey().ifPresent(StartCheck::check);
		if (needsKeys || properties.open()) {
			return;
		}
		check("server.address", address);
		String port = environment.getProperty("management.server.port");
		if (port != null && !port.equals(environment.getProperty("server.port", "8080"))) {
			check("management.server.address", environment.getProperty("management.server.address", InetAddress.class));
		}
	}

	private static void check(String property, @Nullable InetAddress address) {
		if (address == null || !address.isLoopbackAddress()) {
			throw new UnsafeStartException(
					"The service would listen on " + ((address != null) ? address.getHostAddress() : "every address")
							+ " (" + property + ") without API keys: whoever reaches it could train and delete models.",
					"Set attune.security.admin-key (ATTUNE_SECURITY_ADMIN_KEY) to 32 or more random characters, such as "
							+ "`openssl rand -hex 32` prints; or let " + property
							+ "=127.0.0.1; or, if something else keeps strangers away, set attune.security.open=true.");
		}
	}

	private static void check(String key) {
		if (key.length() < MIN_KEY_LENGTH) {
			throw new UnsafeStartException(
					"attune.security.admin-key has " + key.length() + " characters and could be guessed.",
					"Set it to 32 or more random characters, such as `openssl rand -hex 32` prints.");
		}
	}

}
