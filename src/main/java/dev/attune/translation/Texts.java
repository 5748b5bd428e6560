package dev.attune.translation;

import java.util.List;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One text, or several: in JSON a string, or an array of strings; in a form or a query
 * string one parameter, or the same one repeatedly.
 *
 * @param values the texts
 * @param array whether they stand in an array
 */
@JsonDeserialize(using = TextsDeserializer.class)
record Texts(List<String> values, boolean array) {
}
