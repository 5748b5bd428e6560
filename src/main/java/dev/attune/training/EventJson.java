package dev.attune.training;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The JSON of events and outcomes: a number that is none is null.
 */
final class EventJson {

	static final JsonMapper MAPPER = JsonMapper.builder()
		.addModule(new SimpleModule().addSerializer(Double.class, new FiniteSerializer())
			.addSerializer(Double.TYPE, new FiniteSerializer()))
		.build();

	private EventJson() {
	}

	/** Jackson alone writes the text "NaN". */
	private static final class FiniteSerializer extends StdSerializer<Double> {

		FiniteSerializer() {
			super(Double.class);
		}

		@Override
		public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
			if (Double.isFinite(value)) {
				generator.writeNumber(value);
			}
			else {
				generator.writeNull();
			}
		}

	}

}
