package dev.attune.translation;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tells the API's description what {@link Texts} are: not the record's members, but a
 * string or an array of strings.
 */
@Component
class TextsDescription implements OpenApiCustomizer {

	@Override
	public void customise(OpenAPI api) {
		Schema<?> text = new JsonSchema();
		text.addType("string");
		Schema<?> array = new JsonSchema();
		array.addType("array");
		array.setItems(text);
		Schema<?> texts = new JsonSchema();
		texts.setDescription("A text, or an array of texts");
		texts.addOneOfItem(text);
		texts.addOneOfItem(array);
		api.schema("Texts", texts);
	}

}
