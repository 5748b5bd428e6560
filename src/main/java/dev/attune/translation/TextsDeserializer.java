package dev.attune.translation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads a string or an array of strings, and nothing that merely looks like one.
 */
class TextsDeserializer extends ValueDeserializer<Texts> {

	private static final String EXPECTED = "must be a string or an array of strings";

	@Override
	public Texts deserialize(JsonParser parser, DeserializationContext context) {
		if (!parser.isExpectedStartArrayToken()) {
			return new Texts(List.of(text(parser, context)), false);
		}
		List<String> values = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			values.add(text(parser, context));
		}
		return new Texts(List.copyOf(values), true);
	}

	private String text(JsonParser parser, DeserializationContext context) {
		if (!parser.hasToken(JsonToken.VALUE_STRING)) {
			context.reportInputMismatch(this, EXPECTED);
		}
		String text = parser.getString();
		if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			context.reportInputMismatch(this, "must be Unicode text, without unpaired surrogates");
		}
		return text;
	}

}
