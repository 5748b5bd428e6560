package dev.attune.translation;

import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Lease;
import dev.attune.serving.ModelUnavailableException;
import dev.attune.serving.ServedModels;
import org.jspecify.annotations.Nullable;
import dev.attune.serving.ServedModel;
import dev.attune.web.ProblemException;
import java.time.Duration;
import java.util.List;
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

	private final SearchOptions options;

	TranslationService(ServedModels models, TextTranslator translator, TranslationProperties properties) {
		this.models = models;
		this.translator = translator;
		this.properties = properties;
		this.options = new SearchOptions(properties.beam(), 1, SearchOptions.DEFAULT.lengthPenalty());
	}

	List<Language> languages() {
		return new LanguagePairs(this.models.all()).languages();
	}

	/**
	 * Translates the texts of a request.
	 * @param model name of the model to take, or none for the one that suits the pair
	 * @throws ProblemException if the pair is unknown, a limit is exceeded, the service
	 * is too busy or the request took too long
	 */
	Texts translate(Texts texts, String source, String target, @Nullable String model) {
		checkSize(texts.values());
		try (Lease lease = lease(source, target, model)) {
			return new Texts(
					this.translator.translate(lease.model(), texts.values(), this.options, this.properties.timeout()),
					texts.array());
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

	private Lease lease(String source, String target, @Nullable String model) {
		return this.models.lease((all) -> pairs(all, model).find(source, target))
			.orElseThrow(() -> unknownPair(source, target, model));
	}

	private static LanguagePairs pairs(List<ServedModel> models, @Nullable String model) {
		LanguagePairs all = new LanguagePairs(models);
		return (model != null) ? all.of(model) : all;
	}

	private ProblemException unknownPair(String source, String target, @Nullable String model) {
		LanguagePairs pairs = pairs(this.models.all(), model);
		if (model != null && pairs.models().isEmpty()) {
			return new ProblemException(HttpStatus.BAD_REQUEST, "model", "There is no model " + model + " in service");
		}
		return new ProblemException(HttpStatus.BAD_REQUEST, pairs.hasSource(source) ? "target" : "source",
				"No model translates from " + source + " to " + target + "; " + pairs.describe());
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
