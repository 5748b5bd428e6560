package dev.attune.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Versions on their way from one service to another, as zip archives.
 */
@RestController
@RequestMapping("/models")
@Tag(name = "Models")
class ModelArchiveController {

	private static final String ZIP = "application/zip";

	private final ModelCatalog catalog;

	private final VersionImport versionImport;

	ModelArchiveController(ModelCatalog catalog, VersionImport versionImport) {
		this.catalog = catalog;
		this.versionImport = versionImport;
	}

	@GetMapping(path = "/{name}/versions/{version}/export", produces = ZIP)
	@Operation(operationId = "exportVersion", summary = "Export a version as a zip archive",
			description = "Another service can import it.")
	@ApiResponse(responseCode = "200", description = "The archive",
			content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
	@UnknownModelResponse
	void export(@PathVariable String name, @PathVariable int version, HttpServletResponse response) throws IOException {
		try (VersionExport export = VersionExport.open(this.catalog.version(name, version))) {
			response.setContentType(ZIP);
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(export.fileName()).build().toString());
			export.writeTo(response.getOutputStream());
		}
	}

	@PostMapping(path = "/{name}/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "importVersion", summary = "Import a version from a zip archive",
			description = "The archive is one that was exported. It is checked whole before anything of it can be seen. "
					+ "The version becomes active only if the model has no other; else activate it.")
	@ApiResponse(responseCode = "201", description = "The version; Location is its address")
	@ApiResponse(responseCode = "400", description = "The archive is damaged, or that cannot be a model's name")
	@ApiResponse(responseCode = "413", description = "The archive is too large, packed or unpacked")
	@ApiResponse(responseCode = "422",
			description = "It does not hold a version that loads, or one for other languages; detail names the entry")
	ResponseEntity<VersionView> importVersion(@Parameter(description = "The model; a new name makes a new model",
			example = "en-zh") @PathVariable String name, @RequestPart MultipartFile file) throws IOException {
		ModelVersion version;
		try (InputStream archive = file.getInputStream()) {
			version = this.versionImport.run(name, archive);
		}
		boolean active = this.catalog.active(name).filter(version::equals).isPresent();
		return ResponseEntity.created(URI.create("/models/" + name + "/versions/" + version.number()))
			.body(VersionView.of(version, active));
	}

}
