
package dev.attune.translation;

import org.jspecify.annotations.Nullable;

/**
 * How texts are translated that do not come as a {@link TranslateRequest}.
 *
 * @param source language code of the texts
 * @param target language code to translate into
 * @param model name of the model to take, or none for one that suits the pair
 */
public record TranslationOptions(String source, String target, @Nullable String model) {

	/** Characters that the code of a language can have (RFC 5646, 4.4.1). */
	public static final int MAX_CODE = 35;

}
