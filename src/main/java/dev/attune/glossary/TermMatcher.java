package dev.attune.glossary;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms of a glossary in sentences: whole words, the longest term first, never
 * two in one place. A term that is written as in the glossary goes before one that only
 * differs in case, and of those the one in small letters first; an abbreviation in
 * capitals is never found in small letters. Thread-safe.
 */
public final class TermMatcher {

	/** Translations by term, as it is written. */
	private final Map<String, String> exact = new HashMap<>();

	/** Translations by term in folded case. */
	private final Map<String, String> folded = new HashMap<>();

	/** Characters of the longest term. */
	private final int longest;

	/**
	 * A matcher for sentences in a normal form.
	 * @param terms translations by term
	 * @param normalizer brings the terms into that form
	 */
	TermMatcher(Map<String, String> terms, UnaryOperator<String> normalizer) {
		int characters = 0;
		for (Map.Entry<String, String> term : terms.entrySet()) {
			String normal = normalizer.apply(term.getKey());
			if (!normal.isEmpty()) {
				this.exact.putIfAbsent(normal, term.getValue());
				if (normal.equals(fold(normal))) {
					this.folded.put(normal, term.getValue());
				}
				else if (!isAbbreviation(normal)) {
					this.folded.putIfAbsent(fold(normal), term.getValue());
				}
				// folded letters may be two: ß
				characters = Math.max(characters, 2 * normal.length());
			}
		}
		this.longest = characters;
	}

	/**
	 * The terms in a sentence, in their order.
	 * @param sentence in the normal form
	 */
	public List<TermMatch> find(String sentence) {
		List<TermMatch> found = new ArrayList<>();
		int[] boundaries = WordBoundaries.of(sentence);
		for (int from = 0; from < boundaries.length - 1;) {
			int to = end(sentence, boundaries, from);
			if (to > from) {
				String translation = translation(sentence.substring(boundaries[from], boundaries[to]));
				if (translation != null) {
					found.add(new TermMatch(boundaries[from], boundaries[to], translation));
				}
			}
			from = Math.max(to, from + 1);
		}
		return found;
	}

	/** The boundary where the longest term that begins at another ends, or that one. */
	private int end(String sentence, int[] boundaries, int from) {
		int to = from;
		while (to + 1 < boundaries.length && boundaries[to + 1] - boundaries[from] <= this.longest) {
			to++;
		}
		while (to > from && translation(sentence.substring(boundaries[from], boundaries[to])) == null) {
			to--;
		}
		return to;
	}

	private @Nullable String translation(String words) {
		String translation = this.exact.get(words);
		return (translation != null) ? translation : this.folded.get(fold(words));
	}

	private static String fold(String term) {
		return UCharacter.foldCase(term, true);
	}

	private static boolean isAbbreviation(String term) {
		return term.codePoints().filter(Character::isUpperCase).count() > 1
				&& term.codePoints().noneMatch(Character::isLowerCase);
	}

}
