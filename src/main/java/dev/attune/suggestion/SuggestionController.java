package dev.attune.suggestion;

import dev.attune.web.JsonOrForm;
import dev.attune.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Suggestions over HTTP.
 */
@RestController
@Tag(name = "Suggestions")
class SuggestionController {

	private static final int MAX_PAGE = 10_000;

	private static final int MAX_OFFSET = 10_000_000;

	private static final String HEADER = "id\taccepted\tcreated\tsource\ttarget\ttext\ttranslation\n";

	private final Suggestions suggestions;

	SuggestionController(Suggestions suggestions) {
		this.suggestions = suggestions;
	}

	@PostMapping("/suggest")
	@Operation(operationId = "suggest", summary = "Suggest a better translation",
			description = "It is kept for review. Trainings take it once it is accepted. The fields may also be sent as a "
					+ "form or in the query string.")
	@RequestBody(required = true,
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = SuggestRequest.class)))
	@ApiResponse(responseCode = "200", description = "It is kept",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = Suggested.class)))
	@ApiResponse(responseCode = "400", description = "A field is missing or wrong")
	@ApiResponse(responseCode = "403", description = "Suggestions are switched off, or there are too many")
	@ApiResponse(responseCode = "413", description = "The text or its translation is too long")
	ResponseEntity<Suggested> suggest(@Valid @JsonOrForm SuggestRequest request) {
		this.suggestions.add(request);
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new Suggested(true));
	}

	@GetMapping("/suggestions")
	@Operation(operationId = "listSuggestions", summary = "Read the suggestions as TSV, the oldest first",
			description = "Columns: id, accepted, created, source, target, text, translation. A tab is written as \\t, line "
					+ "breaks as \\n and \\r, a backslash twice.")
	@ApiResponse(responseCode = "200", description = "The suggestions",
			content = @Content(mediaType = "text/tab-separated-values", schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "400", description = "A parameter is wrong")
	void list(@RequestParam(required = false) @Nullable Boolean accepted, @RequestParam(defaultValue = "0") int offset,
			@RequestParam(defaultValue = "1000") int size, HttpServletResponse response) throws IOException {
		if (offset < 0 || offset > MAX_OFFSET) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "offset", "offset must be from 0 to " + MAX_OFFSET);
		}
		if (size < 1 || size > MAX_PAGE) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "size", "size must be from 1 to " + MAX_PAGE);
		}
		response.setContentType("text/tab-separated-values");
		response.setCharacterEncoding(StandardCharsets.UTF_8);
		// anyone may have written it, so a browser must not take it for HTML
		response.setHeader("X-Content-Type-Options", "nosniff");
		write(accepted, offset, size, response.getWriter());
	}

	private void write(@Nullable Boolean accepted, int offset, int size, Writer writer) throws IOException {
		writer.write(HEADER);
		this.suggestions.read(accepted, offset, size, (suggestion) -> {
			try {
				writer.write(row(suggestion));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private static String row(Suggestion suggestion) {
		return String.join("\t", suggestion.id().toString(), Boolean.toString(suggestion.accepted()),
				suggestion.createdAt().toString(), suggestion.source(), suggestion.target(), escaped(suggestion.text()),
				escaped(suggestion.translation())) + "\n";
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
	}

	@PostMapping("/suggestions/{id}/accept")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "acceptSuggestion", summary = "Accept a suggestion, so that trainings may take it")
	@ApiResponse(responseCode = "204", description = "It is accepted")
	@ApiResponse(responseCode = "404", description = "There is no such suggestion")
	void accept(@PathVariable UUID id) {
		this.suggestions.accept(id);
	}

	@DeleteMapping("/suggestions/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "deleteSuggestion", summary = "Delete a suggestion")
	@ApiResponse(responseCode = "204", description = "It is deleted")
	@ApiResponse(responseCode = "404", description = "There is no such suggestion")
	void delete(@PathVariable UUID id) {
		this.suggestions.delete(id);
	}

	/**
	 * The answer to a suggestion.
	 */
	record Suggested(@Schema(example = "true") boolean success) {
	}

}
