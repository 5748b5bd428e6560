package dev.attune.translation;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The answer of {@code POST /translate}.
 *
 * @param translatedText the translation or translations, in the form of the request
 */
record TranslateResponse(@Schema(description = "A text if q is one, else an array of texts in the order of q", oneOf = {
		String.class, String[].class }, example = "你好吗？") Texts translatedText){
}
