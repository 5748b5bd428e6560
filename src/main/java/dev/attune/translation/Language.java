package dev.attune.translation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A language that the service reads or writes.
 *
 * @param code its code
 * @param name its English name
 * @param targets codes of the languages it is translated into; none if models only lead
 * to it
 */
record Language(@Schema(example = "en") String code, @Schema(example = "English") String name,
		@Schema(example = "[\"zh\"]") List<String> targets) {
}
