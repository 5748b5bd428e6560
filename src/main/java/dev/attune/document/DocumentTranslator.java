package dev.attune.document;

import dev.attune.text.MarkedText;
import dev.attune.translation.TranslationOptions;
import dev.attune.translation.TranslationService;
import dev.attune.web.ProblemException;
import dev.attune.web.WaitingClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Writes the translation of a stored file beside it.
 */
final class DocumentTranslator {

	private static final Set<HttpStatusCode> BUSY = Set.of(HttpStatus.TOO_MANY_REQUESTS,
			HttpStatus.SERVICE_UNAVAILABLE);

	private final Documents documents;

	private final DocumentStore store;

	private final TranslationService service;

	DocumentTranslator(Documents documents, DocumentStore store, TranslationService service) {
		this.documents = documents;
		this.store = store;
		this.service = service;
	}

	/**
	 * Looks at how much memory a file takes.
	 * @return bytes of its text or XML
	 * @throws DocumentException if it is too large or could do harm
	 */
	long check(StoredDocument document, DocumentRequest request) throws IOException {
		return this.documents.check(document.source(), request.format());
	}

	/**
	 * Reads a file through.
	 * @throws DocumentException if it cannot be translated
	 */
	Units inspect(StoredDocument document, DocumentRequest request) throws IOException {
		return this.documents.inspect(document.source(), request.format(), request.languages());
	}

	/**
	 * Translates a file.
	 * @param client who waits for it
	 * @param attempts how often to come back when the service is too busy
	 * @param pause how long to stay away
	 * @throws ProblemException if the translation fails, or the client hangs up
	 */
	void translate(StoredDocument document, DocumentRequest request, WaitingClient client, Consumer<Integer> progress,
			int attempts, Duration pause) throws IOException {
		TranslationOptions options = new TranslationOptions(request.languages().source(), request.languages().target(),
				null);
		this.documents.translate(document.source(), request.format(), request.languages(), document.unfinished(),
				(texts) -> translate(texts, options, client, attempts, pause), progress);
		this.store.finish(document);
	}

	private List<MarkedText> translate(List<MarkedText> texts, TranslationOptions options, WaitingClient client,
			int attempts, Duration pause) {
		for (int attempt = 1;; attempt++) {
			try {
				return this.service.translate(texts, options, client);
			}
			catch (ProblemException ex) {
				if (attempt >= attempts || !BUSY.contains(ex.getStatusCode())) {
					throw ex;
				}
				sleep(pause, ex);
			}
		}
	}

	private static void sleep(Duration pause, ProblemException busy) {
		try {
			Thread.sleep(pause);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw busy;
		}
	}

}
