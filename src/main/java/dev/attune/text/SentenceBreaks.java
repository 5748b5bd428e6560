package dev.attune.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where sentences of one language end: ICU's rules, less the breaks behind abbreviations
 * and initials. ICU's own filter is not used: it knows no "Dr." in English, and it
 * compares without regard to the beginning of the word.
 */
final class SentenceBreaks {

	private static final SentenceBreaks GENERAL = new SentenceBreaks("", Set.of());

	/** One for each language that abbreviations are listed for. */
	private static final Map<String, SentenceBreaks> BY_LANGUAGE = read();

	private static final String CLOSING_QUOTES = "\"'”’“»«";

	private final BreakIterator prototype;

	private final String language;

	private final Set<String> abbreviations;

	private SentenceBreaks(String language, Set<String> abbreviations) {
		this.prototype = BreakIterator.getSentenceInstance(ULocale.forLanguageTag(language));
		this.language = language;
		this.abbreviations = abbreviations;
	}

	static SentenceBreaks of(String languageCode) {
		String language = languageCode.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
		return BY_LANGUAGE.getOrDefault(language, GENERAL);
	}

	/** An iterator for one thread. */
	BreakIterator iterator() {
		return this.prototype.clone();
	}

	/**
	 * Whether the sentence text[start, end) goes on behind the white space that ends at
	 * {@code next}, though ICU would break there.
	 */
	boolean continues(String text, int start, int end, int next) {
		return isAbbreviation(text, start, end) || isQuotation(text, end, next);
	}

	/** As in "Stop!" he said. */
	private static boolean isQuotation(String text, int end, int next) {
		return next < text.length() && CLOSING_QUOTES.indexOf(text.charAt(end - 1)) >= 0
				&& Character.isLowerCase(text.codePointAt(next));
	}

	private boolean isAbbreviation(String text, int start, int end) {
		if (end - start < 2 || text.charAt(end - 1) != '.') {
			return false;
		}
		int word = end - 1;
		while (word > start && isWordPart(text.charAt(word - 1))) {
			word--;
		}
		String last = text.substring(word, end - 1);
		if (last.isEmpty()) {
			return false;
		}
		return this.abbreviations.contains(last) || isInitial(last) || isGermanOrdinal(last);
	}

	/** Letters, digits and the dots inside of "z.B" or "e.g". */
	private static boolean isWordPart(char c) {
		return Character.isLetterOrDigit(c) || c == '.' || Character.isSurrogate(c);
	}

	/** As in "J. R. R. Tolkien" and "z. B."; "I." is rather an English sentence's end. */
	private boolean isInitial(String word) {
		return word.codePointCount(0, word.length()) == 1 && Character.isAlphabetic(word.codePointAt(0))
				&& !Character.isIdeographic(word.codePointAt(0)) && !(this.language.equals("en") && word.equals("I"));
	}

	/** Whether a number with a dot may be an ordinal and not that of a list's item. */
	boolean isOrdinal(String sign) {
		return sign.endsWith(".") && isGermanOrdinal(sign.substring(0, sign.length() - 1));
	}

	/** As in "am 3. Mai". */
	private boolean isGermanOrdinal(String word) {
		return this.language.equals("de") && word.length() <= 2 && word.chars().allMatch(Character::isDigit);
	}

	private static Map<String, SentenceBreaks> read() {
		Properties lists = new Properties();
		try (InputStream in = SentenceBreaks.class.getResourceAsStream("abbreviations.properties")) {
			if (in == null) {
				throw new IllegalStateException("abbreviations.properties is missing from the class path");
			}
			lists.load(new InputStreamReader(in, StandardCharsets.UTF_8));
		}
		catch (IOException exception) {
			throw new UncheckedIOException(exception);
		}
		return lists.stringPropertyNames()
			.stream()
			.collect(Collectors.toUnmodifiableMap((language) -> language,
					(language) -> new SentenceBreaks(language, Set.of(lists.getProperty(language).split(" ")))));
	}

}
