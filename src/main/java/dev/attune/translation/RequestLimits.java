package dev.attune.translation;

import dev.attune.web.ProblemException;
import org.springframework.http.HttpStatus;

/**
 * How much one request may ask for.
 */
final class RequestLimits {

	private final TranslationProperties properties;

	RequestLimits(TranslationProperties properties) {
		this.properties = properties;
	}

	/**
	 * Refuses texts that are too many or too long.
	 * @throws ProblemException that tells how many and how long they may be
	 */
	void check(Texts texts) {
		if (texts.values().size() > this.properties.maxItems()) {
			throw tooLarge(texts.values().size() + " texts, more than the " + this.properties.maxItems() + " allowed");
		}
		long characters = characters(texts);
		if (characters > this.properties.maxCharacters()) {
			throw tooLarge(characters + " characters, more than the " + this.properties.maxCharacters() + " allowed");
		}
	}

	/**
	 * Refuses texts that are too long to be explained.
	 * @throws ProblemException that tells how long they may be
	 */
	void checkExplained(Texts texts) {
		long characters = characters(texts);
		if (characters > this.properties.maxExplainedCharacters()) {
			throw tooLarge(characters + " characters, more than the " + this.properties.maxExplainedCharacters()
					+ " that are explained");
		}
	}

	static long characters(Texts texts) {
		return texts.values().stream().mapToLong(String::length).sum();
	}

	private static ProblemException tooLarge(String what) {
		return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "q", "q has " + what);
	}

}
