package dev.attune.detection;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A language that a text may be written in.
 *
 * @param language its code
 * @param confidence how much speaks for it and not for the others, from 0 to 100; all of
 * a text's are 100 together, or 0 if the text tells nothing
 */
public record Detection(@Schema(description = "Language code", example = "en") String language,
		@Schema(description = "From 0 to 100; 0 if the text tells nothing", example = "97.3") double confidence) {
}
