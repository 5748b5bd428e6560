package dev.attune.translation;

import dev.attune.detection.Detection;
import dev.attune.detection.LanguageDetection;
import dev.attune.glossary.Glossaries;
import dev.attune.glossary.Glossary;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Caller;
import dev.attune.serving.ClientGoneException;
import dev.attune.serving.ModelUnavailableException;
import dev.attune.serving.PredictorPool;
import dev.attune.serving.QueueFullException;
import dev.attune.serving.ServedModel;
import dev.attune.serving.ServedModels;
import dev.attune.serving.WaitTooLongException;
import dev.attune.text.MarkedText;
import dev.attune.web.Callers;
import dev.attune.web.ProblemException;
import dev.attune.web.WaitingClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Answers translation requests within their limits.
 */
public final class TranslationService {

	// a full queue is worked off in seconds, and clients should not come back all at once
	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	static final String RETRY_AFTER_SECONDS = Long.toString(RETRY_AFTER.toSeconds());

	/** What nginx calls it when a client hung up; no one sees it but logs and metrics. */
	private static final HttpStatusCode CLIENT_CLOSED_REQUEST = HttpStatusCode.valueOf(499);

	private final ServedModels models;

	private final PredictorPool pool;

	private final TextTranslator translator;

	private final LanguageDetection detection;

	private final Glossaries glossaries;

	private final TranslationProperties properties;

	private final RequestLimits limits;

	private final TextBudget budget;

	private final Callers callers;

	TranslationService(ServedModels models, PredictorPool pool, TextTranslator translator, LanguageDetection detection,
			Glossaries glossaries, TranslationProperties properties, Callers callers) {
		this.models = models;
		this.pool = pool;
		this.translator = translator;
		this.detection = detection;
		this.glossaries = glossaries;
		this.properties = properties;
		this.limits = new RequestLimits(properties);
		this.budget = new TextBudget(properties.maxCharactersInFlight());
		this.callers = callers;
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
		return translate(request, WaitingClient.UNKNOWN, PieceListener.NONE);
	}

	/**
	 * The same, for one who may hang up, or who watches.
	 * @param client who waits for the answer
	 * @param listener is told of what is done, by index of the text in the request
	 */
	TranslateResponse translate(TranslateRequest request, WaitingClient client, PieceListener listener) {
		this.limits.check(request.q());
		if (request.wantsExplanation()) {
			this.limits.checkExplained(request.q());
		}
		long characters = RequestLimits.characters(request.q());
		this.callers.charge(characters);
		Glossary glossary = this.glossaries.of(request.glossary(), request.glossaryId());
		Duration timeout = client.timeout(this.properties.timeout(characters));
		Duration patience = Duration.ofNanos(Math.max(0, client.since() + timeout.toNanos() - System.nanoTime()));
		TextBudget.Share share = this.budget.take(characters, patience);
		try {
			List<RequestedText> texts = RequestedText.of(request);
			List<Detection> detected = request.isAuto() ? detected(request, texts) : List.of();
			return answer(timeout, client, client.since(), (caller) -> TranslateResponse.of(request,
					translations(request, texts, glossary, detected, caller, listener), detected));
		}
		finally {
			share.giveBack();
		}
	}

	/**
	 * Translates texts with marks in them. How many there are and how long they are is
	 * for the caller to bound.
	 * @param client who waits for them; the time begins now, since when he waits is not
	 * looked at
	 * @return for each text its translation, which holds each mark once, and what is kept
	 * @throws ProblemException if the pair is unknown, the service is too busy or it took
	 * too long
	 */
	public List<MarkedText> translate(List<MarkedText> texts, TranslationOptions options, WaitingClient client) {
		Duration timeout = this.properties.timeout(texts.stream().mapToLong((text) -> text.text().length()).sum());
		return answer(timeout, client, System.nanoTime(), (caller) -> marked(texts, options, caller));
	}

	// what is in flight is answered within the time or given up
	private <T> T answer(Duration timeout, WaitingClient client, long since, Work<T> work) {
		this.pool.entered();
		try {
			return work.done(new Caller(since + timeout.toNanos(), client::isGone));
		}
		catch (ClientGoneException ex) {
			throw new ProblemException(CLIENT_CLOSED_REQUEST, "The client hung up");
		}
		catch (ModelUnavailableException ex) {
			throw ProblemException.unavailable(String.valueOf(ex.getMessage()), RETRY_AFTER, ex);
		}
		catch (QueueFullException | WaitTooLongException ex) {
			throw ProblemException.tooManyRequests("The service is busy: " + ex.getMessage(), RETRY_AFTER, ex);
		}
		catch (RejectedExecutionException ex) {
			throw ProblemException.unavailable(String.valueOf(ex.getMessage()), RETRY_AFTER, ex);
		}
		catch (TimeoutException ex) {
			throw ProblemException.unavailable(
					"The translation took longer than " + timeout.toMillis() + " ms and was given up", RETRY_AFTER, ex);
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
		finally {
			this.pool.left();
		}
	}

	/**
	 * What each text may be written in, the likeliest first.
	 * @throws ProblemException if a limit is exceeded
	 */
	PerText<List<Detection>> detect(Texts texts) {
		this.limits.check(texts);
		this.callers.charge(RequestLimits.characters(texts));
		Set<String> sources = new LanguagePairs(this.models.all()).sources();
		return PerText.of(texts, texts.values(), (text) -> this.detection.detect(text, sources));
	}

	/**
	 * The language that a text is likeliest written in, of those that can be translated
	 * into another.
	 * @throws ProblemException if none of them can be detected
	 */
	public String detectLanguage(String text, String target) {
		LanguagePairs pairs = new LanguagePairs(this.models.all());
		return detected(text, pairs.sources(), pairs.sources(target)).language();
	}

	/**
	 * What a page asks at its start.
	 * @param locales the languages that its reader prefers, best first
	 * @param fileEndings endings of files that can be translated
	 */
	FrontendSettings settings(List<Locale> locales, List<String> fileEndings) {
		LanguagePairs pairs = new LanguagePairs(this.models.all());
		String target = locales.stream()
			.flatMap((locale) -> pairs.targets()
				.stream()
				.filter((code) -> LanguageTag.of(code).sameLanguage(LanguageTag.of(locale.toLanguageTag()))))
			.findFirst()
			.orElseGet(() -> pairs.targets().stream().findFirst().orElse("en"));
		return FrontendSettings.of(this.properties.maxCharacters(),
				new FrontendSettings.LanguageName(target, LanguageTag.of(target).name()), fileEndings);
	}

	private List<Detection> detected(TranslateRequest request, List<RequestedText> texts) {
		LanguagePairs pairs = pairs(this.models.all(), request.model());
		Set<String> sources = pairs.sources();
		if (sources.isEmpty()) {
			throw unknownPair(options(request, request.source()));
		}
		Set<String> useful = pairs.sources(request.target());
		return texts.stream().map((text) -> detected(text.plain(), sources, useful)).toList();
	}

	// all languages are detected whatever the target is, for one detector is in memory
	private Detection detected(String text, Set<String> sources, Set<String> useful) {
		List<Detection> detections = this.detection.detect(text, sources);
		if (detections.isEmpty()) {
			throw undetectable();
		}
		return detections.stream()
			.filter((detection) -> useful.contains(detection.language()))
			.findFirst()
			.orElseGet(() -> new Detection(useful.iterator().next(), 0));
	}

	// the texts of each language together, all of them within the time
	private List<Translation> translations(TranslateRequest request, List<RequestedText> texts,
			@Nullable Glossary glossary, List<Detection> detected, Caller caller, PieceListener listener)
			throws InterruptedException, ExecutionException, TimeoutException {
		if (!request.isAuto()) {
			return translations(request, request.source(), glossary, texts, caller, listener);
		}
		Map<String, List<Integer>> places = IntStream.range(0, texts.size())
			.boxed()
			.collect(Collectors.groupingBy((i) -> detected.get(i).language(), TreeMap::new, Collectors.toList()));
		Translation[] translations = new Translation[texts.size()];
		for (Map.Entry<String, List<Integer>> language : places.entrySet()) {
			Iterator<Translation> next = translations(request, language.getKey(), glossary,
					language.getValue().stream().map(texts::get).toList(), caller, listener.at(language.getValue()))
				.iterator();
			language.getValue().forEach((i) -> translations[i] = next.next());
		}
		return List.of(translations);
	}

	private List<Translation> translations(TranslateRequest request, String source, @Nullable Glossary glossary,
			List<RequestedText> texts, Caller caller, PieceListener listener)
			throws InterruptedException, ExecutionException, TimeoutException {
		TranslationOptions options = options(request, source);
		if (isTarget(options)) {
			IntStream.range(0, texts.size()).forEach((i) -> listener.done(i, texts.get(i).text()));
			return texts.stream().map((text) -> Translation.unchanged(text.text())).toList();
		}
		int asked = (request.alternatives() != null) ? request.alternatives() : 0;
		try (Route route = route(options)) {
			Glossary fitting = (glossary != null) ? RouteGlossary.of(glossary, route, request.isAuto()) : null;
			TextOptions how = new TextOptions(searchOptions(1 + asked), fitting, request.wantsExplanation());
			if (!request.isHtml() || !listener.listens()) {
				return translations(route, texts, how, caller, listener);
			}
			// only of a whole text the HTML is known
			List<Translation> translations = new ArrayList<>();
			for (RequestedText text : texts) {
				translations.addAll(translations(route, List.of(text), how, caller, PieceListener.NONE));
				listener.done(translations.size() - 1, translations.getLast().text());
			}
			return translations;
		}
	}

	private List<Translation> translations(Route route, List<RequestedText> texts, TextOptions options, Caller caller,
			PieceListener listener) throws InterruptedException, ExecutionException, TimeoutException {
		List<List<MarkedText>> parts = texts.stream().map(RequestedText::parts).toList();
		Iterator<TranslatedText> translated = this.translator
			.translate(route, parts.stream().flatMap(List::stream).toList(), options, caller, listener)
			.iterator();
		return IntStream.range(0, texts.size())
			.mapToObj((i) -> texts.get(i)
				.translated(parts.get(i).stream().map((part) -> translated.next()).toList(), route.pivot()))
			.toList();
	}

	private List<MarkedText> marked(List<MarkedText> texts, TranslationOptions options, Caller caller)
			throws InterruptedException, ExecutionException, TimeoutException {
		if (isTarget(options)) {
			return texts;
		}
		try (Route route = route(options)) {
			return this.translator
				.translate(route, texts, new TextOptions(searchOptions(1), null), caller, PieceListener.NONE)
				.stream()
				.map(TranslatedText::best)
				.toList();
		}
	}

	private Route route(TranslationOptions options) {
		return Route.open(this.models, (all) -> pairs(all, options.model()), options.source(), options.target())
			.orElseThrow(() -> unknownPair(options));
	}

	private boolean isTarget(TranslationOptions options) {
		LanguagePairs pairs = pairs(this.models.all(), options.model());
		return LanguageTag.of(options.source()).equals(LanguageTag.of(options.target()))
				&& pairs.knows(options.source()) && pairs.find(options.source(), options.target()).isEmpty();
	}

	private SearchOptions searchOptions(int nBest) {
		return new SearchOptions(this.properties.beam(), Math.min(nBest, this.properties.beam()),
				SearchOptions.DEFAULT.lengthPenalty());
	}

	private static TranslationOptions options(TranslateRequest request, String source) {
		return new TranslationOptions(source, request.target(), request.model());
	}

	private static LanguagePairs pairs(List<ServedModel> models, @Nullable String model) {
		LanguagePairs all = new LanguagePairs(models);
		return (model != null) ? all.of(model) : all;
	}

	private ProblemException unknownPair(TranslationOptions options) {
		LanguagePairs pairs = pairs(this.models.all(), options.model());
		if (options.model() != null && pairs.models().isEmpty()) {
			return new ProblemException(HttpStatus.BAD_REQUEST, "model",
					"There is no model " + options.model() + " in service");
		}
		return new ProblemException(HttpStatus.BAD_REQUEST, pairs.hasSource(options.source()) ? "target" : "source",
				"No model translates from " + options.source() + " to " + options.target() + "; " + pairs.describe());
	}

	private static ProblemException undetectable() {
		return new ProblemException(HttpStatus.BAD_REQUEST, "source",
				"The languages that can be translated cannot be detected; name the source");
	}

	/**
	 * Something that needs the engine, and for which somebody waits.
	 *
	 * @param <T> what it comes to
	 */
	@FunctionalInterface
	private interface Work<T> {

		T done(Caller caller) throws InterruptedException, ExecutionException, TimeoutException;

	}

}
