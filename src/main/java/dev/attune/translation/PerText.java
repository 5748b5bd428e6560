package dev.attune.translation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.function.Function;

/**
 * One thing for each text of a request, in the form of the request: the thing itself if
 * {@code q} was a text, an array if it was an array.
 *
 * @param <T> what there is for a text
 * @param values in the order of the texts
 * @param array whether the texts stood in an array
 */
record PerText<T>(List<T> values, boolean array) {

	static <T, S> PerText<T> of(Texts texts, List<S> values, Function<S, T> part) {
		return new PerText<>(values.stream().map(part).toList(), texts.array());
	}

	@JsonValue
	Object json() {
		return this.array ? this.values : this.values.getFirst();
	}

}
