package dev.attune.glossary;

import dev.attune.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What terms and translations may be: text on one line, no longer than the limit.
 *
 * @param field the field of the request that holds the terms
 * @param maxTerms how many there may be
 * @param maxCharacters how long each may be
 */
record TermRules(String field, int maxTerms, int maxCharacters) {

	/** White space at the ends, no-break spaces too. */
	private static final Pattern AROUND = Pattern.compile("^[\\p{Z}\\s]+|[\\p{Z}\\s]+$");

	/**
	 * The terms without the white space around them.
	 * @throws ProblemException if one breaks a rule, or there are too many; it names the
	 * term
	 */
	Map<String, String> check(Map<String, ? extends @Nullable String> terms) {
		if (terms.size() > this.maxTerms) {
			throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, this.field,
					"%s has %d terms, more than the %d allowed".formatted(this.field, terms.size(), this.maxTerms));
		}
		Map<String, String> checked = new LinkedHashMap<>();
		terms.forEach((term, translation) -> checked.put(check(term, "has a term that", term),
				check(translation, "has a translation that", term)));
		return checked;
	}

	private String check(@Nullable String text, String which, String term) {
		String stripped = (text != null) ? AROUND.matcher(text).replaceAll("") : "";
		if (stripped.isEmpty()) {
			throw problem(term, which + " is empty");
		}
		if (stripped.length() > this.maxCharacters) {
			throw problem(term, which + " has more than the " + this.maxCharacters + " characters allowed");
		}
		if (stripped.codePoints().anyMatch(TermRules::isForbidden)
				|| !StandardCharsets.UTF_8.newEncoder().canEncode(stripped)) {
			throw problem(term, which + " has line breaks or control characters, or is no Unicode text");
		}
		return stripped;
	}

	private static boolean isForbidden(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
			default -> false;
		};
	}

	private ProblemException problem(String term, String detail) {
		String stripped = AROUND.matcher(term).replaceAll("");
		int length = Math.min(stripped.length(), this.maxCharacters);
		return new ProblemException(HttpStatus.BAD_REQUEST, this.field + "." + stripped.substring(0, length),
				this.field + " " + detail);
	}

}
