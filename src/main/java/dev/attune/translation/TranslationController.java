package dev.attune.translation;

import dev.attune.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Translates over HTTP.
 */
@RestController
@Tag(name = "Translation")
class TranslationController {

	private static final String ONE_TEXT = """
			{"q": "How are you?", "source": "en", "target": "zh"}""";

	private static final String SEVERAL_TEXTS = """
			{"q": ["How are you?", "Thank you."], "source": "en", "target": "zh"}""";

	private static final String DETECTED = """
			{"q": "How are you?", "source": "auto", "target": "zh"}""";

	private static final String WITH_ALTERNATIVES = """
			{"q": "How are you?", "source": "en", "target": "zh", "alternatives": 2}""";

	private final TranslationService service;

	private final List<String> fileEndings;

	TranslationController(TranslationService service, ObjectProvider<FileEndings> files) {
		this.service = service;
		this.fileEndings = files.stream().flatMap((file) -> file.endings().stream()).toList();
	}

	@PostMapping(path = "/translate", consumes = { MediaType.APPLICATION_JSON_VALUE, "application/*+json" })
	@Operation(summary = "Translate a text or several",
			description = "A long text is cut into sentences and put together again with its line breaks. What has no "
					+ "letters comes back as it is. The fields may also be sent as a form or in the query string; an "
					+ "array is then a field that is there several times.",
			requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
					content = {
							@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
									schema = @Schema(implementation = TranslateRequest.class),
									examples = { @ExampleObject(name = "a text", value = ONE_TEXT),
											@ExampleObject(name = "several texts", value = SEVERAL_TEXTS),
											@ExampleObject(name = "of a language that is to be detected",
													value = DETECTED),
											@ExampleObject(name = "with alternatives", value = WITH_ALTERNATIVES) }),
							@Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
									schema = @Schema(implementation = TranslateRequest.class)),
							@Content(mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
									schema = @Schema(implementation = TranslateRequest.class)) }))
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
	ResponseEntity<TranslateResponse> translate(@Valid @RequestBody TranslateRequest request) {
		// as JSON whatever the client accepts: a page's form asks for HTML
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(this.service.translate(request));
	}

	/** Whatever is not JSON: a form, or a query string. */
	@PostMapping("/translate")
	@Operation(hidden = true)
	ResponseEntity<TranslateResponse> translateForm(@Valid @ModelAttribute TranslateRequest request) {
		return translate(request);
	}

	@GetMapping(path = "/languages", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "List the languages that can be translated, and into which")
	List<Language> languages() {
		return this.service.languages();
	}

	@GetMapping(path = "/frontend/settings", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "What a page that translates asks at its start",
			description = "The target is the first language of Accept-Language that can be translated into.")
	FrontendSettings settings(HttpServletRequest request) {
		return this.service.settings(Collections.list(request.getLocales()), this.fileEndings);
	}

}
