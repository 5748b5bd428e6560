package dev.attune.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says that the service answers, as LibreTranslate does. Whether it can translate is told
 * by {@code /actuator/health/readiness}.
 */
@RestController
@Tag(name = "Service")
class HealthController {

	@GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "health", summary = "Ask whether the service answers")
	Health health() {
		return new Health("ok");
	}

	/**
	 * The answer, which is always the same.
	 */
	record Health(@Schema(example = "ok") String status) {
	}

}
