package dev.attune.catalog;

import dev.attune.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The models and their versions over HTTP.
 */
@RestController
@RequestMapping("/models")
@Tag(name = "Models")
class ModelController {

	private final ModelCatalog catalog;

	ModelController(ModelCatalog catalog) {
		this.catalog = catalog;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listModels", summary = "List the models")
	List<ModelSummary> models() {
		return this.catalog.models().stream().map((model) -> ModelSummary.of(this.catalog, model)).toList();
	}

	@GetMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "showModel",
			summary = "Show a model: its versions with their scores, and when each was activated")
	@ApiResponse(responseCode = "200", description = "The model, its versions newest first")
	@UnknownModelResponse
	ModelDetails model(@PathVariable String name) {
		this.catalog.requireModel(name);
		return ModelDetails.of(this.catalog, name);
	}

	@GetMapping(path = "/{name}/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "showVersion", summary = "Show a version of a model")
	@ApiResponse(responseCode = "200", description = "The version")
	@UnknownModelResponse
	VersionView version(@PathVariable String name, @PathVariable int version) {
		return view(this.catalog.version(name, version));
	}

	@GetMapping(path = "/{name}/versions/{version}/card", produces = "text/markdown;charset=UTF-8")
	@Operation(operationId = "readModelCard", summary = "Read the model card of a version",
			description = "Where its data come from, under which licence, how good it is, and how to train it again.")
	@ApiResponse(responseCode = "200", description = "The card, in Markdown")
	@UnknownModelResponse
	ResponseEntity<String> card(@PathVariable String name, @PathVariable int version) throws IOException {
		ModelVersion found = this.catalog.version(name, version);
		try {
			// another service may have written it, so a browser must not take it for HTML
			return ResponseEntity.ok()
				.header("X-Content-Type-Options", "nosniff")
				.body(Files.readString(found.directory().resolve(VersionFiles.CARD)));
		}
		catch (NoSuchFileException ex) {
			throw new ProblemException(HttpStatus.NOT_FOUND,
					"Version " + version + " of model " + name + " has no card");
		}
	}

	@PostMapping(path = "/{name}/versions/{version}/activate", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "activateVersion", summary = "Make a version the active one",
			description = "It translates every request that comes after the answer; requests that have begun end with "
					+ "the version that they began with. A version that does not load is refused.")
	@ApiResponse(responseCode = "200", description = "The version, which is active now")
	@UnknownModelResponse
	@ApiResponse(responseCode = "409", description = "The version does not load; the active one stays")
	VersionView activate(@PathVariable String name, @PathVariable int version) throws IOException {
		return view(this.catalog.activate(name, version));
	}

	@PostMapping(path = "/{name}/rollback", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "rollBackModel", summary = "Go back to the version that was active before",
			description = "Repeated, it goes back further: each roll-back undoes one activation.")
	@ApiResponse(responseCode = "200", description = "The version that is active now")
	@UnknownModelResponse
	@ApiResponse(responseCode = "409", description = "None was active before, or it was deleted or does not load")
	VersionView rollback(@PathVariable String name) throws IOException {
		return view(this.catalog.rollback(name));
	}

	@DeleteMapping("/{name}/versions/{version}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "deleteVersion", summary = "Delete a version that is not active")
	@ApiResponse(responseCode = "204", description = "It is deleted; its number is not given again")
	@UnknownModelResponse
	@ApiResponse(responseCode = "409", description = "The version is active")
	void delete(@PathVariable String name, @PathVariable int version) throws IOException {
		this.catalog.delete(name, version);
	}

	private VersionView view(ModelVersion version) {
		return VersionView.of(version, this.catalog.active(version.model()).filter(version::equals).isPresent());
	}

}
