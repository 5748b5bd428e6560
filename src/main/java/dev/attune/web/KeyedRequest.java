package dev.attune.web;

import org.jspecify.annotations.Nullable;

/**
 * A request whose fields may have an API key among them, as clients of LibreTranslate
 * send it.
 */
public interface KeyedRequest {

	@Nullable String apiKey();

}
