package dev.attune.suggestion;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * A translation that somebody holds for better.
 *
 * @param id names it
 * @param source language code of the text, in lower case
 * @param target language code of the translation, in lower case
 * @param text what is translated
 * @param translation how it should be translated
 * @param accepted whether somebody looked at it and found it good
 * @param createdAt when it was suggested
 */
record Suggestion(UUID id, String source, String target, String text, String translation, boolean accepted,
		Instant createdAt) {

	/** A suggestion that nobody has looked at; the same one always has the same id. */
	static Suggestion of(String source, String target, String text, String translation, Instant now) {
		String joined = String.join("\0", source, target, text, translation);
		return new Suggestion(UUID.nameUUIDFromBytes(joined.getBytes(StandardCharsets.UTF_8)), source, target, text,
				translation, false, now);
	}

}
