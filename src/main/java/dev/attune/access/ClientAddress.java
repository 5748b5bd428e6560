package dev.attune.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The address that a request is charged to. Of IPv6 the first half: whoever has one
 * address has the other 2<sup>64</sup> too. Headers of proxies are heeded where
 * {@code server.forward-headers-strategy} says so, by the server.
 */
final class ClientAddress {

	private static final int NETWORK_GROUPS = 4;

	private ClientAddress() {
	}

	static String of(HttpServletRequest request) {
		return of(String.valueOf(request.getRemoteAddr()));
	}

	// the server writes all eight groups out
	static String of(String address) {
		String[] groups = address.split(":", -1);
		return (groups.length == 2 * NETWORK_GROUPS)
				? String.join(":", groups[0], groups[1], groups[2], groups[3]) + "::/64" : address;
	}

}
