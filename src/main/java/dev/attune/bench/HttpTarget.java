package dev.attune.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the service is, and requests to it as bytes.
 *
 * @param host its name
 * @param port its port
 */
record HttpTarget(String host, int port) {

	/**
	 * The target of an address such as {@code http://localhost:8080}.
	 * @throws IllegalArgumentException if that is none
	 */
	static HttpTarget of(String url) {
		URI uri = URI.create(url);
		if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
			throw new IllegalArgumentException("an address is like http://localhost:8080, not " + url);
		}
		return new HttpTarget(uri.getHost(), (uri.getPort() < 0) ? 80 : uri.getPort());
	}

	HttpConnection connect() throws IOException {
		return new HttpConnection(this.host, this.port);
	}

	byte[] get(String path) {
		return bytes("GET " + path + " HTTP/1.1\r\nHost: " + this.host + ":" + this.port + "\r\n\r\n");
	}

	/** A request to translate one text. */
	byte[] translate(String text, Route route) {
		return post(text, route, "");
	}

	/** A request to translate one text for a client that waits so many seconds. */
	byte[] translate(String text, Route route, int seconds) {
		return post(text, route, "Prefer: wait=" + seconds + "\r\n");
	}

	/** A request to translate several texts. */
	byte[] translate(Collection<String> texts, Route route) {
		return post(texts, route, "");
	}

	/** A request with a body. */
	byte[] send(String method, String path, String contentType, byte[] body) {
		return joined(bytes("%s %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
			.formatted(method, path, this.host, this.port, contentType, body.length)), body);
	}

	private byte[] post(Object q, Route route, String header) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("q", q);
		body.put("source", route.source());
		body.put("target", route.target());
		if (route.model() != null) {
			body.put("model", route.model());
		}
		byte[] json = JsonMapper.shared().writeValueAsBytes(body);
		byte[] head = bytes("POST /translate HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\n"
			.formatted(this.host, this.port) + header + "Content-Length: " + json.length + "\r\n\r\n");
		return joined(head, json);
	}

	private static byte[] joined(byte[] head, byte[] body) {
		byte[] request = new byte[head.length + body.length];
		System.arraycopy(head, 0, request, 0, head.length);
		System.arraycopy(body, 0, request, head.length, body.length);
		return request;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
