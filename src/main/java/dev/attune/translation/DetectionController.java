package dev.attune.translation;

import dev.attune.detection.Detection;
import dev.attune.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the language of texts over HTTP.
 */
@RestController
@Tag(name = "Translation")
class DetectionController {

	private static final String ANSWER = """
			[{"language": "en", "confidence": 99.9}, {"language": "de", "confidence": 0.1}]""";

	private static final String ANSWERS = """
			[[{"language": "de", "confidence": 100.0}], [{"language": "zh", "confidence": 100.0}]]""";

	private final TranslationService service;

	DetectionController(TranslationService service) {
		this.service = service;
	}

	@PostMapping(path = "/detect", consumes = { MediaType.APPLICATION_JSON_VALUE, "application/*+json" })
	@Operation(summary = "Tell the language of a text or several",
			description = "Of the languages that can be translated, the likeliest first. The fields may also be sent as a "
					+ "form or in the query string.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = {
							@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
									schema = @Schema(implementation = DetectRequest.class),
									examples = @ExampleObject("{\"q\": \"How are you?\"}")),
							@Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
									schema = @Schema(implementation = DetectRequest.class)),
							@Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
									schema = @Schema(implementation = DetectRequest.class)) }))
	@ApiResponse(responseCode = "200", description = "An array if q is a text, else an array of such arrays",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					array = @ArraySchema(schema = @Schema(implementation = Detection.class)),
					examples = { @ExampleObject(name = "of a text", value = ANSWER),
							@ExampleObject(name = "of several texts", value = ANSWERS) }))
	@ApiResponse(responseCode = "400", description = "q is missing or wrong",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = Problem.class)))
	@ApiResponse(responseCode = "413", description = "The texts are too many or too long",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = Problem.class)))
	ResponseEntity<PerText<List<Detection>>> detect(@Valid @RequestBody DetectRequest request) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(this.service.detect(request.q()));
	}

	/** Whatever is not JSON: a form, or a query string. */
	@PostMapping("/detect")
	@Operation(hidden = true)
	ResponseEntity<PerText<List<Detection>>> detectForm(@Valid @ModelAttribute DetectRequest request) {
		return detect(request);
	}

}
