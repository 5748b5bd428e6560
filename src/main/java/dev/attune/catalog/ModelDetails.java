package dev.attune.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model with its versions.
 *
 * @param name its name
 * @param activeVersion number of the active version; absent if that was removed by hand
 * @param versions newest first
 * @param activations newest first; the first is in force
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelDetails(@Schema(example = "en-zh") String name, @Schema(example = "2") @Nullable Integer activeVersion,
		List<VersionView> versions, List<Activation> activations) {

	static ModelDetails of(ModelCatalog catalog, String model) {
		Integer active = catalog.active(model).map(ModelVersion::number).orElse(null);
		List<VersionView> versions = catalog.versions(model)
			.stream()
			.map((version) -> VersionView.of(version, active != null && version.number() == active))
			.toList();
		return new ModelDetails(model, active, versions, catalog.history(model));
	}

}
