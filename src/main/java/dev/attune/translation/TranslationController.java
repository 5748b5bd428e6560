package dev.attune.translation;

import dev.attune.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Translates over HTTP.
 */
@RestController
@Tag(name = "Translation")
class TranslationController {

	private final TranslationService service;

	TranslationController(TranslationService service) {
		this.service = service;
	}

	@PostMapping(path = "/translate", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Translate a text or several",
			description = "A long text is cut into sentences and put together again with its line breaks.")
	@ApiResponse(responseCode = "200", description = "The translation, in the form of q")
	@ApiResponse(responseCode = "400", description = "A field is missing or wrong, or no model translates the pair",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = Problem.class)))
	@ApiResponse(responseCode = "413", description = "The texts are too many or too long",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = Problem.class)))
	@ApiResponse(responseCode = "503", description = "Too busy; Retry-After tells when to try again",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = Problem.class)))
	TranslateResponse translate(@Valid @RequestBody TranslateRequest request) {
		return new TranslateResponse(
				this.service.translate(request.q(), request.source(), request.target(), request.model()));
	}

	@GetMapping(path = "/languages", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "List the languages that can be translated, and into which")
	List<Language> languages() {
		return this.service.languages();
	}

}
