package dev.attune.translation;

import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Lease;
import dev.attune.serving.ModelUnavailableException;
import dev.attune.serving.ServedModels;
import dev.attune.serving.ServedModel;
import dev.attune.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;

/**
 * Answers translation requests within their limits.
 */
final class TranslationService {

	// a full queue is worked off in seconds, and clients should not come back all at once
	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final ServedModels models;

	private final TextTranslator translator;

	private final TranslationProperties properties;

	TranslationService(ServedModels models, TextTranslator translator, TranslationProperties properties) {
		this.models = models;
		this.translator = translator;
		this.properties = properties;
	}

	List<Language> languages() {
		return new LanguagePairs(this.models.all()).languages();
	}

	/**
	 * Translates the texts of a request.
	 * @throws ProblemException if the pair is unknown, a limit is exceeded, the service
	 * is too busy or the request took too long
	 */
	TranslateResponse translate(TranslateRequest request) {
		checkSize(request.q().values());
		if (request.isHtml()) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, "format", "html format is not supported yet");
		}
		try {
			return TranslateResponse.of(request, translations(request));
		}
		catch (TooManySentencesException ex) {
			throw tooLarge("q " + ex.getMessage());
		}
		catch (ModelUnavailableException ex) {
			throw ProblemException.unavailable(String.valueOf(ex.getMessage()), RETRY_AFTER, ex);
		}
		catch (RejectedExecutionException ex) {
			throw ProblemException.unavailable("The service is busy: " + ex.getMessage(), RETRY_AFTER, ex);
		}
		catch (TimeoutException ex) {
			throw ProblemException.unavailable(
					"The translation took longer than " + this.properties.timeout().toMillis() + " ms and was given up",
					RETRY_AFTER, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ProblemException.unavailable("The service is stopping", RETRY_AFTER, ex);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RejectedExecutionException rejected) {
				throw ProblemException.unavailable(String.valueOf(rejected.getMessage()), RETRY_AFTER, ex);
			}
			throw new IllegalStateException("The engine failed", ex);
		}
	}

	private List<Translation> translations(TranslateRequest request)
			throws InterruptedException, ExecutionException, TimeoutException {
		List<String> texts = request.q().values();
		Optional<Lease> found = this.models
			.lease((all) -> pairs(all, request).find(request.source(), request.target()));
		if (found.isEmpty() && isSameLanguage(request)) {
			return texts.stream().map(Translation::unchanged).toList();
		}
		try (Lease lease = found.orElseThrow(() -> unknownPair(request))) {
			return this.translator.translate(lease.model(), texts, options(request), this.properties.timeout());
		}
	}

	private boolean isSameLanguage(TranslateRequest request) {
		return LanguageTag.of(request.source()).equals(LanguageTag.of(request.target()))
				&& pairs(this.models.all(), request).knows(request.source());
	}

	private SearchOptions options(TranslateRequest request) {
		int asked = (request.alternatives() != null) ? request.alternatives() : 0;
		int nBest = 1 + Math.min(asked, this.properties.beam() - 1);
		return new SearchOptions(this.properties.beam(), nBest, SearchOptions.DEFAULT.lengthPenalty());
	}

	private static LanguagePairs pairs(List<ServedModel> models, TranslateRequest request) {
		LanguagePairs all = new LanguagePairs(models);
		return (request.model() != null) ? all.of(request.model()) : all;
	}

	private ProblemException unknownPair(TranslateRequest request) {
		LanguagePairs pairs = pairs(this.models.all(), request);
		if (request.model() != null && pairs.models().isEmpty()) {
			return new ProblemException(HttpStatus.BAD_REQUEST, "model",
					"There is no model " + request.model() + " in service");
		}
		return new ProblemException(HttpStatus.BAD_REQUEST, pairs.hasSource(request.source()) ? "target" : "source",
				"No model translates from " + request.source() + " to " + request.target() + "; " + pairs.describe());
	}

	private void checkSize(List<String> texts) {
		if (texts.size() > this.properties.maxItems()) {
			throw tooLarge(
					"q has " + texts.size() + " texts, more than the " + this.properties.maxItems() + " allowed");
		}
		long characters = texts.stream().mapToLong(String::length).sum();
		if (characters > this.properties.maxCharacters()) {
			throw tooLarge("q has " + characters + " characters, more than the " + this.properties.maxCharacters()
					+ " allowed");
		}
	}

	private static ProblemException tooLarge(String detail) {
		return new ProblemException(HttpStatus.CONTENT_TOO_LARGE, "q", detail);
	}

}
