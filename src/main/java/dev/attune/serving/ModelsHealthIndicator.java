package dev.attune.serving;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready when at least one model is in service; tells which.
 */
final class ModelsHealthIndicator implements HealthIndicator {

	private final ServedModels models;

	ModelsHealthIndicator(ServedModels models) {
		this.models = models;
	}

	@Override
	public Health health() {
		List<Detail> details = this.models.all().stream().map(Detail::of).toList();
		return (details.isEmpty() ? Health.outOfService() : Health.up()).withDetail("models", details).build();
	}

	/** One model as the health endpoint shows it. */
	record Detail(String name, int version, String source, String target) {

		static Detail of(ServedModel model) {
			return new Detail(model.name(), model.version(), model.source(), model.target());
		}

	}

}
