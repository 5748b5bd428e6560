package dev.attune.translation;

import dev.attune.suggestion.Suggestions;
import dev.attune.web.Callers;
import dev.attune.web.JsonOrForm;
import dev.attune.web.WaitingClient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Translates over HTTP.
 */
@RestController
@Tag(name = "Translation")
class TranslationController {

	private final TranslationService service;

	private final Suggestions suggestions;

	private final List<String> fileEndings;

	private final Callers callers;

	TranslationController(TranslationService service, Suggestions suggestions, ObjectProvider<FileEndings> files,
			Callers callers) {
		this.callers = callers;
		this.service = service;
		this.suggestions = suggestions;
		this.fileEndings = files.stream().flatMap((file) -> file.endings().stream()).toList();
	}

	// whatever a client accepts, JSON is what it gets: a page's form asks for HTML
	@PostMapping(path = "/translate", produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE })
	@Operation(operationId = "translate", summary = "Translate a text or several",
			description = "A long text is cut into sentences and put together again with its white space; line breaks, "
					+ "tabs and more than one space in a row end a sentence. What has no letters comes back as it is. The fields may also be sent as a form or in the query string; an "
					+ "array is then a field that is there several times. To a client that prefers text/event-stream "
					+ "the sentences are sent as they are done, HTML a text at a time: events `piece` (`index` of the "
					+ "text, `text`), and at last `end` with the whole answer, or `error` with a problem detail.")
	@RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = TranslateRequest.class)))
	@ApiResponse(responseCode = "200", description = "The translation, in the form of q",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = TranslateResponse.class)))
	@ApiResponse(responseCode = "400", description = "A field is missing or wrong, or no model translates the pair")
	@ApiResponse(responseCode = "413", description = "The texts are too many or too long")
	@ApiResponse(responseCode = "503",
			description = "A model is not there, or the translation took too long; Retry-After tells when to try again")
	ResponseEntity<TranslateResponse> translate(@Valid @JsonOrForm TranslateRequest request, HttpServletRequest http) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(this.service.translate(request, WaitingClient.of(http), PieceListener.NONE));
	}

	@PostMapping(path = "/translate", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Operation(hidden = true)
	SseEmitter stream(@Valid @JsonOrForm TranslateRequest request, HttpServletRequest http) {
		return TranslationStream.open(this.service, WaitingClient.of(http), request);
	}

	@GetMapping(path = "/languages", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listLanguages", summary = "List the languages that can be translated, and into which")
	List<Language> languages() {
		return this.service.languages();
	}

	@GetMapping(path = "/frontend/settings", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "frontendSettings", summary = "What a page that translates asks at its start",
			description = "The target is the first language of Accept-Language that can be translated into.")
	FrontendSettings settings(HttpServletRequest request) {
		return this.service.settings(Collections.list(request.getLocales()), this.fileEndings)
			.withSuggestions(this.suggestions.enabled())
			.withKeys(this.callers.needKey());
	}

}
