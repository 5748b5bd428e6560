package dev.attune.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * API keys over HTTP.
 */
@RestController
@RequestMapping("/keys")
@Tag(name = "Keys")
class KeyController {

	private final ApiKeys keys;

	KeyController(ApiKeys keys) {
		this.keys = keys;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listKeys", summary = "List the API keys by name",
			description = "But for the one of the settings. The keys themselves are stored nowhere.")
	List<KeyView> list() {
		return this.keys.list();
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "createKey", summary = "Make an API key",
			description = "The answer has the key itself, this once.")
	@ApiResponse(responseCode = "201", description = "The key; Location is its address")
	@ApiResponse(responseCode = "400", description = "A field is missing or wrong")
	@ApiResponse(responseCode = "409", description = "There is a key of that name, or no keys are needed here")
	ResponseEntity<KeyView> create(@Valid @RequestBody KeyRequest request) {
		KeyView key = this.keys.create(request);
		return ResponseEntity.created(URI.create("/keys/" + key.id())).body(key);
	}

	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "showKey", summary = "Show an API key: its role, limits and expiry")
	@ApiResponse(responseCode = "200", description = "All of it but the key itself")
	@ApiResponse(responseCode = "404", description = "There is no such key")
	KeyView show(@PathVariable UUID id) {
		return this.keys.get(id);
	}

	@PatchMapping(path = "/{id}", consumes = { MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json" },
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "changeKey", summary = "Change the role, the limits or the expiry of an API key",
			description = "What is not given stays as it is, null takes an expiry or a limit off (JSON merge patch). Other nodes know of it after some seconds.")
	@ApiResponse(responseCode = "200", description = "The key as it is now")
	@ApiResponse(responseCode = "400", description = "A field is wrong")
	@ApiResponse(responseCode = "404", description = "There is no such key")
	KeyView change(@PathVariable UUID id, @Valid @RequestBody KeyChange change) {
		return this.keys.change(id, change);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "revokeKey", summary = "Revoke an API key",
			description = "It is refused at once; other nodes know of it after some seconds.")
	@ApiResponse(responseCode = "204", description = "It is revoked")
	@ApiResponse(responseCode = "404", description = "There is no such key")
	void revoke(@PathVariable UUID id) {
		this.keys.delete(id);
	}

}
