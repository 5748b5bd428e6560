package dev.attune.translation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A language that the service translates from.
 *
 * @param code its code
 * @param name its English name
 * @param targets codes of the languages it is translated into
 */
record Language(@Schema(example = "en") String code, @Schema(example = "English") String name,
		@Schema(example = "[\"zh\"]") List<String> targets) {
}
