package dev.attune.trainjob;

import dev.attune.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Training jobs over HTTP.
 */
@RestController
@RequestMapping("/train-jobs")
@Tag(name = "Training")
class TrainJobController {

	private static final int MAX_PAGE = 200;

	private final TrainJobService service;

	private final TrainJobStore store;

	private final TrainJobEvents events;

	private final JobDirectories directories;

	private final ConfigReader configs;

	private final EventStreams streams;

	TrainJobController(TrainJobService service, TrainJobStore store, TrainJobEvents events, JobDirectories directories,
			ConfigReader configs, EventStreams streams) {
		this.service = service;
		this.store = store;
		this.events = events;
		this.directories = directories;
		this.configs = configs;
		this.streams = streams;
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "submitTrainJob", summary = "Upload a corpus and train a model on it",
			description = """
					Send the corpus as files (TSV, CSV, JSONL, TMX, XLIFF, SDLXLIFF or PO, each plain, gzipped or in a zip), or as
					sourceFile and targetFile that are aligned by line. Every file is read through before the job is queued; if one
					cannot be read the job is refused whole. The header Idempotency-Key makes a request safe to repeat.""")
	@RequestBody(
			content = @Content(encoding = @Encoding(name = "config", contentType = MediaType.APPLICATION_JSON_VALUE)))
	@ApiResponse(responseCode = "202", description = "Queued; Location leads to the job")
	@ApiResponse(responseCode = "400", description = "The config is wrong or a file is missing")
	@ApiResponse(responseCode = "413", description = "The files are too many or too large")
	@ApiResponse(responseCode = "422",
			description = "A file cannot be read; the problem names it, the line and the reason")
	@ApiResponse(responseCode = "429", description = "Too many jobs wait; Retry-After tells when to try again")
	ResponseEntity<TrainJobView> submit(
			@Parameter(schema = @Schema(implementation = TrainJobConfig.class)) @RequestPart("config") String config,
			@RequestPart(name = "files", required = false) @Nullable List<MultipartFile> files,
			@RequestPart(name = "sourceFile", required = false) @Nullable MultipartFile sourceFile,
			@RequestPart(name = "targetFile", required = false) @Nullable MultipartFile targetFile,
			@RequestPart(name = "devFiles", required = false) @Nullable List<MultipartFile> devFiles,
			@RequestPart(name = "testFiles", required = false) @Nullable List<MultipartFile> testFiles,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, UriComponentsBuilder uri) {
		if (key != null && (key.isBlank() || key.length() > 200)) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "Idempotency-Key must have from 1 to 200 characters");
		}
		TrainJobFiles uploads = new TrainJobFiles(orEmpty(files), sourceFile, targetFile, orEmpty(devFiles),
				orEmpty(testFiles));
		TrainJob job = this.service.submit(this.configs.read(config), uploads, key);
		return ResponseEntity.accepted()
			.location(uri.path("/train-jobs/{id}").build(job.id()))
			.body(TrainJobView.brief(job));
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "listTrainJobs", summary = "List jobs, newest first")
	@ApiResponse(responseCode = "200", description = "A page of them")
	@ApiResponse(responseCode = "400", description = "A parameter is wrong")
	TrainJobView.Page list(@RequestParam(required = false) @Nullable TrainJobState state,
			@RequestParam(required = false) @Nullable String model, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size) {
		if (page < 0 || page > 1_000_000) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "page", "page must be from 0 to 1000000");
		}
		if (size < 1 || size > MAX_PAGE) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "size", "size must be from 1 to " + MAX_PAGE);
		}
		return new TrainJobView.Page(
				this.store.list(state, model, page * size, size).stream().map(TrainJobView::brief).toList(),
				this.store.count(state, model));
	}

	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "showTrainJob",
			summary = "Show a job: progress, history, corpus report, scores beside the version that served, samples")
	@UnknownJobResponse
	TrainJobView show(@PathVariable UUID id) {
		TrainJob job = this.service.find(id);
		return TrainJobView.full(job, new TrainJobView.History(data(id, "progress"), data(id, "validation")));
	}

	private List<tools.jackson.databind.JsonNode> data(UUID id, String type) {
		return this.events.ofType(id, type).stream().map(TrainJobEvent::data).toList();
	}

	@GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Operation(operationId = "followTrainJob", summary = "Follow a job by server-sent events",
			description = "The stream begins behind the event that the header Last-Event-ID names, and ends with the job.")
	@ApiResponse(responseCode = "200", description = "The events",
			content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
	@UnknownJobResponse
	SseEmitter follow(@PathVariable UUID id,
			@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
		this.service.find(id);
		return this.streams.open(id, number(lastEventId));
	}

	private static long number(@Nullable String lastEventId) {
		if (lastEventId == null || lastEventId.isEmpty()) {
			return 0;
		}
		if (!lastEventId.matches("[0-9]{1,18}")) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "Last-Event-ID must be a number");
		}
		return Long.parseLong(lastEventId);
	}

	@GetMapping(path = "/{id}/log", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
	@Operation(operationId = "readTrainJobLog", summary = "Read what the worker said")
	@UnknownJobResponse
	ResponseEntity<Resource> log(@PathVariable UUID id) {
		this.service.find(id);
		return file(this.directories.of(id).log(), "The job has no log", null);
	}

	@GetMapping(path = "/{id}/test-part", produces = "text/tab-separated-values;charset=UTF-8")
	@Operation(operationId = "getTestPart", summary = "Get the test part with its translations as TSV",
			description = "Columns: source, reference, translation, and the translation of the version that served")
	@UnknownJobResponse
	ResponseEntity<Resource> testPart(@PathVariable UUID id) {
		this.service.find(id);
		return file(this.directories.of(id).testPart(), "The job has not translated its test part", "test-part.tsv");
	}

	private static ResponseEntity<Resource> file(Path path, String missing, @Nullable String download) {
		if (!Files.isRegularFile(path)) {
			throw new ProblemException(HttpStatus.NOT_FOUND, missing);
		}
		ResponseEntity.BodyBuilder response = ResponseEntity.ok();
		if (download != null) {
			response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + download + "\"");
		}
		return response.body(new FileSystemResource(path));
	}

	@PostMapping(path = "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(operationId = "cancelTrainJob", summary = "End a job at once; its files are deleted")
	@UnknownJobResponse
	@ApiResponse(responseCode = "409", description = "The job is at its end")
	TrainJobView cancel(@PathVariable UUID id) {
		return TrainJobView.brief(this.service.cancel(id));
	}

	@PostMapping(path = "/{id}/retry", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(operationId = "retryTrainJob", summary = "Queue a failed job again; it goes on from its last checkpoint")
	@UnknownJobResponse
	@ApiResponse(responseCode = "409", description = "The job has not failed, or its uploads are not kept any more")
	TrainJobView retry(@PathVariable UUID id) {
		return TrainJobView.brief(this.service.retry(id));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "deleteTrainJob",
			summary = "Forget a job that is at its end, with its files; its model version stays")
	@UnknownJobResponse
	void delete(@PathVariable UUID id) {
		this.service.delete(id);
	}

	private static List<MultipartFile> orEmpty(@Nullable List<MultipartFile> files) {
		return (files != null) ? files : List.of();
	}

}
