package dev.attune.translation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.attune.detection.Detection;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code POST /translate}.
 *
 * @param translatedText the translation or translations, in the form of the request
 * @param alternatives other translations of each text, if they were asked for
 * @param detectedLanguage the language of each text, if it was to be detected
 * @param pivot the language that each text went through, if any did
 * @param truncated which translations were ended or cut, if any was
 * @param explanation how each sentence of each text was translated, if that was asked
 */
@JsonInclude(Include.NON_NULL)
record TranslateResponse(@Schema(description = "A text if q is one, else an array of texts in the order of q", oneOf = {
		String.class, String[].class }, example = "你好吗？") PerText<String> translatedText,
		@ArraySchema(
				arraySchema = @Schema(description = "Only if alternatives are asked for: an array of texts if q is a "
						+ "text, else an array of such arrays. There may be fewer than asked for"),
				schema = @Schema(oneOf = { String.class, String[].class },
						example = "你怎么样？")) @Nullable PerText<List<String>> alternatives,
		@Schema(description = "Only if source is auto: the language of q, or an array of the languages of its texts",
				oneOf = { Detection.class, Detection[].class }) @Nullable PerText<Detection> detectedLanguage,
		@Schema(description = "Only if no model leads straight from the source to the target: the language that the "
				+ "translation went through, or an array of them, with null for texts that went straight",
				anyOf = { String.class, String[].class }, example = "en") @Nullable PerText<Optional<String>> pivot,
		@Schema(description = "Only if a translation or an alternative would not come to an end, and was ended or "
				+ "cut: whether it was, or an array that tells it of each", anyOf = { Boolean.class, Boolean[].class },
				example = "true") @Nullable PerText<Boolean> truncated,
		@Schema(ref = "#/components/schemas/Explanations") @Nullable PerText<List<ExplainedSentence>> explanation){

	/**
	 * The answer to a request.
	 * @param detected the language of each text, or none if it was given
	 */
	static TranslateResponse of(TranslateRequest request, List<Translation> translations, List<Detection> detected) {
		return new TranslateResponse(PerText.of(request.q(), translations, Translation::text),
				request.wantsAlternatives() ? PerText.of(request.q(), translations, Translation::alternatives) : null,
				request.isAuto() ? PerText.of(request.q(), detected, Function.identity()) : null,
				translations.stream().anyMatch((translation) -> translation.pivot() != null) ? PerText.of(request.q(),
						translations, (translation) -> Optional.ofNullable(translation.pivot())) : null,
				translations.stream().anyMatch(Translation::truncated)
						? PerText.of(request.q(), translations, Translation::truncated) : null,
				request.wantsExplanation() ? PerText.of(request.q(), translations, Translation::explanation) : null);
	}

}
