package dev.attune.document;

import dev.attune.translation.TranslationOptions;
import dev.attune.web.ProblemException;
import dev.attune.web.WaitingClient;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Translates files over HTTP.
 */
@RestController
@Tag(name = "Files")
class DocumentController {

	private static final String FETCHED = """
			{"translatedFileUrl": "http://localhost:8080/download_file/0f8fad5b-d9cb-469f-a165-70867728950e.letter_zh.docx"}""";

	private static final String QUEUED = """
			{"id": "0f8fad5b-d9cb-469f-a165-70867728950e", "state": "queued", "progress": {"done": 0, "total": 12000},
			"translatedFileUrl": "http://localhost:8080/download_file/0f8fad5b-d9cb-469f-a165-70867728950e.letter_zh.docx"}""";

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	/**
	 * What may stand behind the last part of an upload: ends of a line and of a chunk.
	 */
	private static final int EPILOGUE = 64;

	private final DocumentService service;

	private final DocumentStore store;

	private final DocumentJobs jobs;

	DocumentController(DocumentService service, DocumentStore store, DocumentJobs jobs) {
		this.service = service;
		this.store = store;
		this.jobs = jobs;
	}

	@PostMapping(path = "/translate_file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@Operation(operationId = "translateFile", summary = "Translate a file",
			description = """
					The file comes back in its format, with its layout: TXT, MD, HTML, DOCX, PPTX, XLSX, ODT, PO, XLIFF (1.2 and 2), TMX,
					SRT, VTT, JSON or properties, told by its ending. In PO, XLIFF and TMX files translations that are there are kept, and
					new ones are marked as not reviewed. A large file, or any with async=true or the header Prefer: respond-async, is
					answered with a job.""")
	@ApiResponse(responseCode = "200", description = "Where the translation can be fetched",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = TranslatedFile.class), examples = @ExampleObject(FETCHED)))
	@ApiResponse(responseCode = "202", description = "A job; Location leads to it",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = DocumentJobView.class), examples = @ExampleObject(QUEUED)))
	@ApiResponse(responseCode = "400",
			description = "A field is missing or wrong, no model translates the pair, or the file is not what its ending "
					+ "says; the problem tells what is wrong with it")
	@ApiResponse(responseCode = "413", description = "The file is too large")
	@ApiResponse(responseCode = "503", description = "A model is not there; Retry-After tells when to try again")
	ResponseEntity<Object> translate(@RequestPart(name = "file", required = false) @Nullable MultipartFile file,
			@Parameter(description = "Language code of the file, or auto",
					example = "en") @RequestParam(required = false) @Nullable String source,
			@Parameter(description = "Language code to translate into",
					example = "zh") @RequestParam(required = false) @Nullable String target,
			@Parameter(
					description = "An API key, if the service needs one and it is not sent as a bearer token") @RequestParam(
							name = "api_key", required = false) @Nullable String apiKey,
			@Parameter(description = "Whether to answer with a job, whatever the size of the file") @RequestParam(
					defaultValue = "false") boolean async,
			@Parameter(description = "respond-async asks for a job", example = "respond-async") @RequestHeader(
					name = "Prefer", required = false) @Nullable String prefer,
			UriComponentsBuilder uri, HttpServletRequest http) throws IOException {
		if (file == null) {
			throw missing("file");
		}
		if (source == null || source.isBlank()) {
			throw missing("source");
		}
		if (target == null || target.isBlank()) {
			throw missing("target");
		}
		checkLength("source", source);
		checkLength("target", target);
		boolean preferred = prefer != null && prefer.toLowerCase(Locale.ROOT).contains("respond-async");
		// or else what is left of the body hides that the client hangs up
		http.getInputStream().readNBytes(EPILOGUE);
		DocumentService.Outcome outcome = this.service.translate(file, source, target, async || preferred,
				WaitingClient.of(http));
		String url = url(uri.cloneBuilder(), outcome.document());
		if (outcome.job().isEmpty()) {
			return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new TranslatedFile(url));
		}
		ResponseEntity.BodyBuilder accepted = ResponseEntity.accepted()
			.location(uri.path("/document-jobs/{id}").build(outcome.document().id()))
			.contentType(MediaType.APPLICATION_JSON);
		if (preferred) {
			accepted.header("Preference-Applied", "respond-async");
		}
		return accepted.body(DocumentJobView.of(outcome.job().get(), url));
	}

	@GetMapping(path = "/document-jobs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "showDocumentJob", summary = "Show how far the translation of a file is",
			description = "At its end it has the address of the translation. Jobs are forgotten with their files, and "
					+ "when the service is started anew.")
	@ApiResponse(responseCode = "200", description = "The job",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = DocumentJobView.class)))
	@ApiResponse(responseCode = "404", description = "There is no such job, or no longer")
	DocumentJobView show(@PathVariable UUID id, UriComponentsBuilder uri) {
		DocumentJob job = this.jobs.find(id)
			.orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "There is no such job, or no longer"));
		return DocumentJobView.of(job, url(uri, job.document()));
	}

	@GetMapping(path = "/download_file/{name}")
	@Operation(operationId = "downloadFile", summary = "Fetch a translated file",
			description = "It is kept for a time that a setting tells.")
	@ApiResponse(responseCode = "200", description = "The file",
			content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
					schema = @Schema(type = "string", format = "binary")))
	@ApiResponse(responseCode = "404", description = "There is no such file, or no longer")
	@ApiResponse(responseCode = "503",
			description = "It is still being translated; Retry-After tells when to try again")
	ResponseEntity<Resource> download(@Parameter(description = "What the address of the translation ends with",
			example = "0f8fad5b-d9cb-469f-a165-70867728950e.letter_zh.docx") @PathVariable String name) {
		StoredDocument document = this.store.find(name).orElseThrow(() -> notThere(name));
		// never as what a browser would show: the file may be a page with scripts
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.header("X-Content-Type-Options", "nosniff")
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(document.name(), StandardCharsets.UTF_8)
						.build()
						.toString())
			.body(new FileSystemResource(document.translated()));
	}

	private ProblemException notThere(String address) {
		return this.jobs.isUnderWay(address)
				? ProblemException.unavailable("The file is still being translated", RETRY_AFTER, null)
				: new ProblemException(HttpStatus.NOT_FOUND, "There is no such file, or no longer");
	}

	private static String url(UriComponentsBuilder uri, StoredDocument document) {
		return uri.path("/download_file/{name}").build(document.address()).toASCIIString();
	}

	private static void checkLength(String field, String code) {
		if (code.length() > TranslationOptions.MAX_CODE) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, field,
					field + " has more than " + TranslationOptions.MAX_CODE + " characters");
		}
	}

	private static ProblemException missing(String field) {
		return new ProblemException(HttpStatus.BAD_REQUEST, field, field + " is missing");
	}

}
