package dev.attune.translation;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Tells the API's description of what is there once or several times: {@link Texts} are
 * not the record's members, but a string or an array of strings.
 */
@Component
class TextsDescription implements OpenApiCustomizer {

	@Override
	public void customise(OpenAPI api) {
		Schema<?> text = new JsonSchema();
		text.addType("string");
		api.schema("Texts", oneOrSeveral(text).description("A text, or an array of texts"));
		Schema<?> detection = new Schema<>().$ref("#/components/schemas/Detection");
		api.schema("Detections",
				array(oneOrSeveral(detection)).description("Of a text an array, of several an array of such arrays"));
		ModelConverters.getInstance(true).readAll(ExplainedSentence.class).forEach(api::schema);
		Schema<?> sentence = new Schema<>().$ref("#/components/schemas/ExplainedSentence");
		api.schema("Explanations",
				array(oneOrSeveral(sentence)).description(
						"Only if explain is true: of a text an array of its sentences, of several an array of such "
								+ "arrays. A translation through a third language is explained from there on"));
	}

	private static Schema<?> oneOrSeveral(Schema<?> one) {
		Schema<?> schema = new JsonSchema();
		schema.addOneOfItem(one);
		schema.addOneOfItem(array(one));
		return schema;
	}

	private static Schema<?> array(Schema<?> items) {
		Schema<?> schema = new JsonSchema();
		schema.addType("array");
		schema.setItems(items);
		return schema;
	}

}
