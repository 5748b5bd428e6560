package dev.attune.trainjob;

import dev.attune.web.ProblemException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the part {@code config} of a request. It comes as text, for clients often send it
 * without its media type.
 */
final class ConfigReader {

	private final JsonMapper json;

	private final Validator validator;

	ConfigReader(JsonMapper json, Validator validator) {
		// a misspelt setting that is passed over costs hours of training
		this.json = json.rebuild()
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
			.build();
		this.validator = validator;
	}

	/**
	 * Reads and checks it.
	 * @throws ProblemException that names the field at fault
	 */
	TrainJobConfig read(String text) {
		TrainJobConfig config;
		try {
			config = this.json.readValue(text, TrainJobConfig.class);
		}
		catch (JacksonException ex) {
			String path = ex.getPath()
				.stream()
				.map((part) -> "." + part.getPropertyName())
				.reduce("config", String::concat);
			String reason = ex.getOriginalMessage().lines().findFirst().orElse("").replaceAll(" \\(class .*?\\)", "");
			throw new ProblemException(HttpStatus.BAD_REQUEST, path, path + ": " + reason);
		}
		if (config == null) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "config", "config must be a JSON object");
		}
		List<ConstraintViolation<TrainJobConfig>> violations = this.validator.validate(config)
			.stream()
			.sorted(Comparator.comparing((violation) -> violation.getPropertyPath().toString()))
			.toList();
		if (!violations.isEmpty()) {
			ConstraintViolation<TrainJobConfig> first = violations.getFirst();
			String field = "config." + first.getPropertyPath();
			throw new ProblemException(HttpStatus.BAD_REQUEST, field, field + " " + first.getMessage());
		}
		return config;
	}

}
