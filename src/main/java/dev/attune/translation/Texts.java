package dev.attune.translation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One text, or several: in JSON a string, or an array of strings.
 *
 * @param values the texts
 * @param array whether they stand in an array
 */
@JsonDeserialize(using = TextsDeserializer.class)
record Texts(List<String> values, boolean array) {

	@JsonValue
	Object json() {
		return this.array ? this.values : this.values.getFirst();
	}

}
