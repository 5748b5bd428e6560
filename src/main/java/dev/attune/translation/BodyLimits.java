package dev.attune.translation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Refuses to start if a body may not be as long as the texts in it: then a client that
 * keeps to the limit on characters would be refused all the same.
 */
@Component
class BodyLimits {

	/** Bytes of a character in UTF-8 at most, of those that are one {@code char}. */
	private static final int JSON_BYTES = 3;

	/** The same with each byte URL-encoded. */
	private static final int FORM_BYTES = 3 * JSON_BYTES;

	/** Fields of a form beside its texts. */
	private static final int OTHER_FIELDS = 20;

	BodyLimits(TranslationProperties properties,
			@Value("${spring.jackson.factory.constraints.read.max-document-length}") long json,
			@Value("${server.tomcat.max-http-form-post-size}") DataSize form,
			@Value("${server.tomcat.max-parameter-count}") int parameters) {
		check("spring.jackson.factory.constraints.read.max-document-length", json,
				(long) properties.maxCharacters() * JSON_BYTES);
		check("server.tomcat.max-http-form-post-size", form.toBytes(), (long) properties.maxCharacters() * FORM_BYTES);
		if (parameters >= 0 && parameters < properties.maxItems() + OTHER_FIELDS) {
			throw new InvalidConfigurationPropertyValueException("server.tomcat.max-parameter-count", parameters,
					"attune.translation.max-items may need more. Set at least " + (properties.maxItems() + OTHER_FIELDS)
							+ ", or allow fewer texts.");
		}
	}

	private static void check(String name, long bytes, long needed) {
		// negative means unlimited
		if (bytes >= 0 && bytes < needed) {
			throw new InvalidConfigurationPropertyValueException(name, bytes,
					"attune.translation.max-characters may need more. Set at least " + needed
							+ " bytes, or allow fewer characters.");
		}
	}

}
