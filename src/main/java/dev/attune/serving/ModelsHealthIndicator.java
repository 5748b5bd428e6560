package dev.attune.serving;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready when at least one model is in service that loads, or has not been asked for yet;
 * tells which.
 */
final class ModelsHealthIndicator implements HealthIndicator {

	private final ServedModels models;

	ModelsHealthIndicator(ServedModels models) {
		this.models = models;
	}

	@Override
	public Health health() {
		List<Detail> details = this.models.all().stream().map(Detail::of).toList();
		boolean serves = details.stream().anyMatch((detail) -> detail.problem() == null);
		return (serves ? Health.up() : Health.outOfService()).withDetail("models", details).build();
	}

	/**
	 * One model as the health endpoint shows it.
	 *
	 * @param loaded whether it is in memory; with lazy loading it is not until its first
	 * request
	 * @param problem why it could not be loaded when that was last tried
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Detail(String name, int version, String source, String target, boolean loaded, @Nullable String problem) {

		static Detail of(ServedModel model) {
			return new Detail(model.name(), model.version(), model.source(), model.target(), model.isLoaded(),
					model.problem().orElse(null));
		}

	}

}
