package dev.attune.glossary;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stored glossaries over HTTP.
 */
@RestController
@RequestMapping("/glossaries")
@Tag(name = "Glossaries")
class GlossaryController {

	private final StoredGlossaries glossaries;

	GlossaryController(StoredGlossaries glossaries) {
		this.glossaries = glossaries;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listGlossaries", summary = "List the glossaries, by name and without their terms")
	List<StoredGlossary> list() {
		return this.glossaries.list();
	}

	@GetMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "showGlossary", summary = "Show a glossary with its terms")
	@ApiResponse(responseCode = "200", description = "The glossary")
	@ApiResponse(responseCode = "404", description = "There is none of that name")
	StoredGlossary show(@PathVariable String name) {
		return this.glossaries.get(name);
	}

	@PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "putGlossary", summary = "Create a glossary, or replace it whole")
	@ApiResponse(responseCode = "201", description = "Created")
	@ApiResponse(responseCode = "200", description = "Replaced")
	@ApiResponse(responseCode = "400", description = "The name, a language or a term is wrong; field names the term")
	@ApiResponse(responseCode = "413", description = "The terms are too many")
	ResponseEntity<StoredGlossary> put(@PathVariable String name, @Valid @RequestBody GlossaryRequest request) {
		boolean created = this.glossaries.put(name, request.source(), request.target(), request.terms());
		return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK).body(this.glossaries.get(name));
	}

	@PatchMapping(path = "/{name}", consumes = { MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json" },
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "changeGlossary", summary = "Change, add or take out terms of a glossary")
	@ApiResponse(responseCode = "200", description = "The glossary as it is now")
	@ApiResponse(responseCode = "400", description = "A term is wrong; field names it")
	@ApiResponse(responseCode = "404", description = "There is none of that name")
	StoredGlossary change(@PathVariable String name, @Valid @RequestBody GlossaryChange change) {
		this.glossaries.change(name, change.terms());
		return this.glossaries.get(name);
	}

	@DeleteMapping("/{name}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "deleteGlossary", summary = "Delete a glossary")
	@ApiResponse(responseCode = "204", description = "Deleted")
	@ApiResponse(responseCode = "404", description = "There is none of that name")
	void delete(@PathVariable String name) {
		this.glossaries.delete(name);
	}

}
