package dev.attune.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A step of the normalisation, recorded in a model by its label.
 */
enum NormalizationStep {

	/** Unicode's compatibility composition (UAX 15). */
	NFKC(Normalizer2.getNFKCInstance()::normalize),

	/**
	 * Invisible characters go, any white space becomes one space, the ends are trimmed.
	 */
	CLEAN(Cleaning::clean),

	/** Traditional Chinese characters become simplified ones. */
	SIMPLIFIED_CHINESE(SimplifiedChinese::convert),

	/** Punctuation beside Chinese characters takes its full-width form. */
	CJK_PUNCTUATION(CjkPunctuation::restore);

	@SuppressWarnings("ImmutableEnumChecker")
	private final UnaryOperator<String> function;

	NormalizationStep(UnaryOperator<String> function) {
		this.function = function;
	}

	static NormalizationStep of(String label) {
		for (NormalizationStep step : values()) {
			if (step.label().equals(label)) {
				return step;
			}
		}
		throw new IllegalArgumentException("unknown normalization step '" + label + "'; known are "
				+ Arrays.stream(values()).map(NormalizationStep::label).collect(Collectors.joining(", ")));
	}

	String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String apply(String text) {
		return this.function.apply(text);
	}

}
