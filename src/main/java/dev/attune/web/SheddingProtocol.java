package dev.attune.web;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP/1.1, for which a {@link LoadShedder} may refuse requests as soon as they have
 * come. The server makes it by its name.
 */
public final class SheddingProtocol extends Http11NioProtocol {

	private final SheddingEndpoint endpoint;

	public SheddingProtocol() {
		this(new SheddingEndpoint());
	}

	private SheddingProtocol(SheddingEndpoint endpoint) {
		super(endpoint);
		this.endpoint = endpoint;
	}

	void shedBy(LoadShedder shedder, String contextPath) {
		this.endpoint.shedBy(shedder, contextPath);
	}

}
