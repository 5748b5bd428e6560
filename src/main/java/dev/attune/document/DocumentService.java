package dev.attune.document;

import dev.attune.translation.TranslationOptions;
import dev.attune.translation.TranslationService;
import dev.attune.web.Callers;
import dev.attune.web.MemoryBudget;
import dev.attune.web.ProblemException;
import dev.attune.web.WaitingClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

/**
 * Receives files, and translates them at once or makes jobs of them.
 */
final class DocumentService {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	/** How long an upload waits for those before it. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final DocumentStore store;

	private final DocumentTranslator translator;

	private final DocumentJobs jobs;

	private final DocumentHousekeeping housekeeping;

	private final TranslationService service;

	private final DocumentProperties properties;

	private final MemoryBudget memory;

	private final Callers callers;

	DocumentService(DocumentStore store, DocumentTranslator translator, DocumentJobs jobs,
			DocumentHousekeeping housekeeping, TranslationService service, MemoryBudget memory,
			DocumentProperties properties, Callers callers) {
		this.store = store;
		this.translator = translator;
		this.jobs = jobs;
		this.housekeeping = housekeeping;
		this.service = service;
		this.properties = properties;
		this.memory = memory;
		this.callers = callers;
	}

	/**
	 * Translates a file.
	 * @param async whether the caller wants a job whatever its size
	 * @param client who waits for the answer: without it nobody knows where the
	 * translation can be fetched
	 * @throws ProblemException if the file or a language is wrong, the service is too
	 * busy, or the client hangs up; then nothing is kept
	 */
	Outcome translate(MultipartFile file, String source, String target, boolean async, WaitingClient client)
			throws IOException {
		FileName name = FileName.of(file.getOriginalFilename());
		DocumentFormat format = format(name);
		if (file.getSize() > this.properties.maxSize().toBytes()) {
			throw new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "file", "file has " + file.getSize()
					+ " bytes, more than the " + this.properties.maxSize().toBytes() + " allowed");
		}
		boolean detect = source.strip().equalsIgnoreCase("auto");
		DocumentRequest request = new DocumentRequest(format, new Languages(source.strip(), target.strip()));
		if (!detect) {
			checkPair(request.languages());
		}
		else if (format.isXml()) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "source",
					"source cannot be auto for a file in several languages; name the one to translate from");
		}
		this.housekeeping.run();
		StoredDocument document = this.store.receive(file, name.translated(target.strip()));
		try {
			return translate(document, request, detect, async, client);
		}
		catch (IOException | RuntimeException ex) {
			this.store.delete(document);
			throw ex;
		}
	}

	private Outcome translate(StoredDocument document, DocumentRequest request, boolean detect, boolean async,
			WaitingClient client) throws IOException {
		try {
			long bytes = this.translator.check(document, request);
			int share = this.memory.take(bytes, PATIENCE);
			try {
				return translate(document, request, detect, async, client, bytes);
			}
			finally {
				this.memory.giveBack(share);
			}
		}
		catch (DocumentException ex) {
			throw wrong(ex);
		}
		catch (RejectedExecutionException ex) {
			throw ProblemException.tooManyRequests("Too many files wait to be translated", RETRY_AFTER, ex);
		}
	}

	private Outcome translate(StoredDocument document, DocumentRequest request, boolean detect, boolean async,
			WaitingClient client, long bytes) throws IOException {
		Units units = this.translator.inspect(document, request);
		this.callers.charge(units.characters());
		DocumentRequest settled = detect ? detected(request, units.sample()) : request;
		if (async || units.characters() >= this.properties.asyncFrom()) {
			DocumentJob job = new DocumentJob(document, settled, bytes, units.count());
			return new Outcome(document, Optional.of(this.jobs.submit(job)));
		}
		this.translator.translate(document, settled, client, (done) -> {
			// the answer tells when all is done
		}, 1, Duration.ZERO);
		return new Outcome(document, Optional.empty());
	}

	private DocumentRequest detected(DocumentRequest request, String sample) {
		String target = request.languages().target();
		Languages languages = new Languages(this.service.detectLanguage(sample, target), target);
		checkPair(languages);
		return new DocumentRequest(request.format(), languages);
	}

	// translating nothing finds the models or tells why there are none
	private void checkPair(Languages languages) {
		this.service.translate(List.of(), new TranslationOptions(languages.source(), languages.target(), null),
				WaitingClient.UNKNOWN);
	}

	private static DocumentFormat format(FileName name) {
		try {
			return DocumentFormat.of(name.base() + name.ending());
		}
		catch (DocumentException ex) {
			throw wrong(ex);
		}
	}

	private static ProblemException wrong(DocumentException ex) {
		return new ProblemException(ex.isTooLarge() ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST, "file",
				"file " + ex.reason());
	}

	/**
	 * What became of an upload.
	 *
	 * @param document the file
	 * @param job the job, if it is not translated yet
	 */
	record Outcome(StoredDocument document, Optional<DocumentJob> job) {
	}

}
