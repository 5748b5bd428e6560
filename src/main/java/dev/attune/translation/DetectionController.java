package dev.attune.translation;

import dev.attune.detection.Detection;
import dev.attune.web.JsonOrForm;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the language of texts over HTTP.
 */
@RestController
@Tag(name = "Translation")
class DetectionController {

	private final TranslationService service;

	DetectionController(TranslationService service) {
		this.service = service;
	}

	@PostMapping("/detect")
	@Operation(operationId = "detect", summary = "Tell the language of a text or several",
			description = "Of the languages that can be translated, the likeliest first. The fields may also be sent as a "
					+ "form or in the query string.")
	@RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = DetectRequest.class)))
	@ApiResponse(responseCode = "200", description = "An array if q is a text, else an array of such arrays",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(ref = "#/components/schemas/Detections")))
	@ApiResponse(responseCode = "400", description = "q is missing or wrong")
	@ApiResponse(responseCode = "413", description = "The texts are too many or too long")
	ResponseEntity<PerText<List<Detection>>> detect(@Valid @JsonOrForm DetectRequest request) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(this.service.detect(request.q()));
	}

}
