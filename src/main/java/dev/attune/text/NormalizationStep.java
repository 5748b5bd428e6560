package dev.attune.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A step of the normalisation, recorded in a model by its label.
 */
enum NormalizationStep {

	/** Unicode's compatibility composition (UAX 15). */
	NFKC,

	/**
	 * Invisible characters go, any white space becomes one space, the ends are trimmed.
	 */
	CLEAN,

	/** Traditional Chinese characters become simplified ones. */
	SIMPLIFIED_CHINESE,

	/** Punctuation beside Chinese characters takes its full-width form. */
	CJK_PUNCTUATION;

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
		return switch (this) {
			case NFKC -> Normalizer2.getNFKCInstance().normalize(text);
			case CLEAN -> Cleaning.clean(text);
			case SIMPLIFIED_CHINESE -> SimplifiedChinese.convert(text);
			case CJK_PUNCTUATION -> CjkPunctuation.restore(text);
		};
	}

}
