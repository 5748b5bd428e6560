package dev.attune.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A model in the list of models.
 *
 * @param name its name
 * @param source language code of the texts that its active version translates
 * @param target language code of its translations
 * @param activeVersion number of the active version; absent if that was removed by hand
 * @param versions number of versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Model")
record ModelSummary(@Schema(example = "en-zh") String name, @Schema(example = "en") @Nullable String source,
		@Schema(example = "zh") @Nullable String target, @Schema(example = "2") @Nullable Integer activeVersion,
		@Schema(example = "3") int versions) {

	static ModelSummary of(ModelCatalog catalog, String model) {
		int versions = catalog.versions(model).size();
		ModelVersion active = catalog.active(model).orElse(null);
		if (active == null) {
			return new ModelSummary(model, null, null, null, versions);
		}
		try {
			ModelConfig config = ModelConfig.read(active.directory().resolve(ModelConfig.FILE));
			return new ModelSummary(model, config.source(), config.target(), active.number(), versions);
		}
		catch (IOException | InvalidModelException ex) {
			return new ModelSummary(model, null, null, active.number(), versions);
		}
	}

}
