package dev.attune.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Brings sentences of one language into the one form that its subwords were learned from.
 * The steps are recorded in the model, so that a model meets the same form when it
 * translates as when it was trained. Immutable and thread-safe.
 */
public final class Normalizer {

	private static final Set<String> CHINESE = Set.of("zh", "cmn");

	/** Script and regions that write traditional Chinese characters. */
	private static final Set<String> TRADITIONAL = Set.of("hant", "tw", "hk", "mo");

	/** A second round settles all but contrived text; the bound only rules out a loop. */
	private static final int MAXIMUM_ROUNDS = 8;

	private final List<NormalizationStep> steps;

	private Normalizer(List<NormalizationStep> steps) {
		this.steps = List.copyOf(steps);
	}

	/**
	 * The steps that a new model of a language gets.
	 * @param code language code, such as {@code zh-CN}; Chinese is simplified unless the
	 * code asks for traditional characters ({@code zh-Hant}, {@code zh-TW})
	 */
	public static Normalizer forLanguage(String code) {
		List<String> subtags = List.of(code.toLowerCase(Locale.ROOT).split("[-_]"));
		if (!CHINESE.contains(subtags.getFirst())) {
			return new Normalizer(List.of(NormalizationStep.NFKC, NormalizationStep.CLEAN));
		}
		if (!subtags.contains("hans") && !Collections.disjoint(subtags, TRADITIONAL)) {
			return new Normalizer(
					List.of(NormalizationStep.NFKC, NormalizationStep.CJK_PUNCTUATION, NormalizationStep.CLEAN));
		}
		return new Normalizer(List.of(NormalizationStep.NFKC, NormalizationStep.SIMPLIFIED_CHINESE,
				NormalizationStep.CJK_PUNCTUATION, NormalizationStep.CLEAN));
	}

	/**
	 * The steps that a model recorded.
	 * @param steps names as {@link #steps()} returns them
	 * @throws IllegalArgumentException if a step is unknown; the message names it
	 */
	public static Normalizer of(List<String> steps) {
		List<NormalizationStep> known = new ArrayList<>();
		for (String step : steps) {
			known.add(NormalizationStep.of(step));
		}
		return new Normalizer(known);
	}

	/** Names of the steps, in their order. */
	public List<String> steps() {
		return this.steps.stream().map(NormalizationStep::label).toList();
	}

	/**
	 * The normal form of a text: {@code normalize(normalize(x))} equals
	 * {@code normalize(x)}.
	 */
	public String normalize(String text) {
		String previous = text;
		for (int round = 0; round < MAXIMUM_ROUNDS; round++) {
			if (isPlain(previous)) {
				return previous;
			}
			String next = previous;
			for (NormalizationStep step : this.steps) {
				next = step.apply(next);
			}
			if (next.equals(previous)) {
				return next;
			}
			// a character dropped by one step may let its neighbours compose in another
			previous = next;
		}
		return previous;
	}

	/** Printable ASCII with single spaces inside, which no step changes. */
	private static boolean isPlain(String text) {
		char before = ' ';
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
				return false;
			}
			before = c;
		}
		return text.isEmpty() || before != ' ';
	}

}
