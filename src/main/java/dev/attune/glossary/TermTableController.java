package dev.attune.glossary;

import dev.attune.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stored glossaries as tables, for spreadsheets and other tools.
 */
@RestController
@RequestMapping("/glossaries/{name}/terms")
@Tag(name = "Glossaries")
class TermTableController {

	private final StoredGlossaries glossaries;

	private final int maxBytes;

	TermTableController(StoredGlossaries glossaries, GlossaryProperties properties) {
		this.glossaries = glossaries;
		// two texts a term, in letters of up to four bytes
		this.maxBytes = Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L,
				8L * properties.maxStoredTerms() * properties.maxTermCharacters() + 1024));
	}

	@PutMapping(consumes = { "text/csv", "text/tab-separated-values" }, produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "importGlossary", summary = "Create a glossary from a table, or replace it whole",
			description = "CSV or TSV in UTF-8, two columns: a term and its translation. A header \"source,target\" may "
					+ "stand first.",
			requestBody = @RequestBody(required = true,
					content = { @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
							@Content(mediaType = "text/tab-separated-values", schema = @Schema(type = "string")) }))
	@ApiResponse(responseCode = "201", description = "Created")
	@ApiResponse(responseCode = "200", description = "Replaced")
	@ApiResponse(responseCode = "400", description = "A line or a term is wrong; the detail names it")
	@ApiResponse(responseCode = "413", description = "The table is too large")
	ResponseEntity<StoredGlossary> importTerms(@PathVariable String name, @RequestParam String source,
			@RequestParam String target,
			@Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type, InputStream table)
			throws IOException {
		TermTable format = type.getSubtype().equals("csv") ? TermTable.CSV : TermTable.TSV;
		boolean created = this.glossaries.put(name, source, target, format.read(bounded(table)));
		return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK).body(this.glossaries.get(name));
	}

	@GetMapping(produces = { "text/csv;charset=UTF-8", "text/tab-separated-values;charset=UTF-8" })
	@Operation(operationId = "exportGlossary", summary = "Get a glossary as a table",
			description = "format says which kind, csv or tsv.")
	@ApiResponse(responseCode = "200", description = "The table, with a header")
	@ApiResponse(responseCode = "404", description = "There is none of that name")
	ResponseEntity<byte[]> exportTerms(@PathVariable String name,
			@RequestParam(defaultValue = "csv") @Schema(allowableValues = { "csv", "tsv" }) String format) {
		TermTable kind = TermTable.named(format);
		StoredGlossary glossary = this.glossaries.get(name);
		String file = glossary.name() + "." + kind.name().toLowerCase(Locale.ROOT);
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(kind.mediaType() + ";charset=UTF-8"))
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
			.body(kind.write(Objects.requireNonNull(glossary.terms())).getBytes(StandardCharsets.UTF_8));
	}

	private byte[] bounded(InputStream table) throws IOException {
		byte[] bytes = table.readNBytes(this.maxBytes + 1);
		if (bytes.length > this.maxBytes) {
			throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE,
					"The table has more than the " + this.maxBytes + " bytes allowed");
		}
		return bytes;
	}

}
