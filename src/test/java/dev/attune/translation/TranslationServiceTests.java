package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.attune.detection.Detection;
import dev.attune.detection.LanguageDetection;
import dev.attune.glossary.TestGlossaries;
import dev.attune.serving.FakeServing;
import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.MarkedText;
import dev.attune.text.SentenceSplitter;
import dev.attune.web.Callers;
import dev.attune.web.ProblemException;
import dev.attune.web.WaitingClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

/**
 * Requests within their limits and beyond, with a model whose translation is the source.
 */
class TranslationServiceTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n", "One.", " One.\n\n  Two.\r\n", "\tOne, two\n- three\n" })
	void whatIsBetweenSentencesStays(String text) {
		try (FakeServing serving = new FakeServing(100).start()) {
			assertThat(service(serving, 60_000).translate(Requests.of(text, "en", "zh")).translatedText().json())
				.isEqualTo(text);
		}
	}

	@Test
	void anArrayIsAnsweredWithAnArrayInItsOrder() {
		try (FakeServing serving = new FakeServing(100).start()) {
			TranslationService service = service(serving, 60_000);
			assertThat(service.translate(Requests.of(new Texts(List.of("Two.", "", "One.\nThree."), true), "en", "zh"))
				.translatedText()
				.json()).isEqualTo(List.of("Two.", "", "One.\nThree."));
			assertThat(service.translate(Requests.of(new Texts(List.of(), true), "en", "zh")).translatedText().json())
				.isEqualTo(List.of());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh", "ZH", "zh-CN", "zh-Hans" })
	void codesOfTheSameLanguageFindTheModel(String target) {
		try (FakeServing serving = new FakeServing(100).start()) {
			assertThat(service(serving, 60_000).translate(Requests.of("One.", "en-GB", target)).translatedText().json())
				.isEqualTo("One.");
		}
	}

	@Test
	void anUnknownPairIsAnsweredWithThePairsThereAre() {
		try (FakeServing serving = new FakeServing(100)) {
			TranslationService service = service(serving, 60_000);
			assertProblem(service, "One.", "fr", "zh", 400, "source",
					"No model translates from fr to zh; there are: en to zh");
			assertProblem(service, "One.", "en", "zh-TW", 400, "target",
					"No model translates from en to zh-TW; there are: en to zh");
		}
	}

	@Test
	void aRequestThatTakesTooLongIsGivenUpAndLeavesTheQueue() throws Exception {
		try (FakeServing serving = new FakeServing(1)) {
			TranslationService service = service(serving, 500);
			assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> translate(service, "One."))
				.satisfies((problem) -> {
					assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
					assertThat(problem.getBody().getDetail())
						.isEqualTo("The translation took longer than 500 ms and was given up");
				});
			// else it would still fill the queue
			assertThat(serving.submit("a")).isNotDone();
		}
	}

	@Test
	void aFullQueueAsksToComeBackLater() throws Exception {
		try (FakeServing serving = new FakeServing(1)) {
			assertThat(serving.submit("a")).isNotDone();
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> translate(service(serving, 60_000), "One."))
				.satisfies((problem) -> {
					assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
					assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5");
				});
		}
	}

	@Test
	void moreSentencesThanTheQueueHoldsWaitTheirTurn() {
		try (FakeServing serving = new FakeServing(2).start()) {
			String lines = "One.\nTwo.\nThree.\n".repeat(5);
			assertThat(translate(service(serving, 60_000), lines).translatedText().json()).isEqualTo(lines);
		}
	}

	@Test
	void marksAreBackInTheirPlaces() {
		List<Mark> marks = List.of(new Mark(0, 1, Kind.OPEN), new Mark(2, 2, Kind.POINT), new Mark(2, 3, Kind.OPEN),
				new Mark(5, 3, Kind.CLOSE), new Mark(6, 4, Kind.POINT), new Mark(7, 5, Kind.OPEN),
				new Mark(7, 5, Kind.CLOSE), new Mark(10, 1, Kind.CLOSE));
		MarkedText text = new MarkedText("  One.\nTwo, three. Four.", marks);
		try (FakeServing serving = new FakeServing(10).start()) {
			assertThat(service(serving, 60_000).translate(List.of(text, new MarkedText("")),
					new TranslationOptions("en", "zh", null), WaitingClient.UNKNOWN))
				.containsExactly(text, new MarkedText(""));
		}
	}

	@Test
	void aFailureOfTheEngineIsNotTheClientsFault() {
		try (FakeServing serving = new FakeServing(10).start()) {
			assertThatIllegalStateException().isThrownBy(() -> translate(service(serving, 60_000), "One!"))
				.withRootCauseInstanceOf(IllegalStateException.class);
		}
	}

	@Test
	void whatHasNoLettersNeverReachesTheModel() {
		// the model fails on exclamation marks
		try (FakeServing serving = new FakeServing(10).start()) {
			assertThat(translate(service(serving, 60_000), "5!\nOne.\n!!!").translatedText().json())
				.isEqualTo("5!\nOne.\n!!!");
		}
	}

	@Test
	void whatWouldNotFitInMemoryWaitsAndIsRefused() throws Exception {
		// nothing is translated, so the first text keeps all that there is for texts
		try (FakeServing serving = new FakeServing(100)) {
			TranslationService service = service(serving, 60_000);
			FutureTask<TranslateResponse> first = new FutureTask<>(() -> translate(service, "One. ".repeat(20)));
			Thread thread = Thread.ofVirtual().start(first);
			await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
			MockHttpServletRequest hurried = new MockHttpServletRequest();
			hurried.addHeader("X-Envoy-Expected-Rq-Timeout-Ms", "20");
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> service.translate(Requests.of("Two.", "en", "zh"), WaitingClient.of(hurried),
						PieceListener.NONE))
				.satisfies((problem) -> {
					assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
					assertThat(problem.getBody().getDetail())
						.isEqualTo("The service is busy: too much text is being translated");
				});
			first.cancel(true);
		}
	}

	@Test
	void ofTheLanguagesOnlyThoseAreDetectedThatLeadToTheTarget() {
		// no model leads from German to Chinese
		try (FakeServing serving = new FakeServing(100).with("de", "fr", 1).start()) {
			TranslateResponse answer = service(serving, 60_000).translate(
					Requests.of(new Texts(List.of("How are you?", "Wie geht es dir?", "5"), true), "auto", "zh"));
			assertThat(answer.translatedText().values()).containsExactly("How are you?", "Wie geht es dir?", "5");
			assertThat(Objects.requireNonNull(answer.detectedLanguage()).values()).extracting(Detection::language)
				.containsExactly("en", "en", "en");
			assertThat(service(serving, 60_000).detectLanguage("Wie geht es dir?", "zh")).isEqualTo("en");
			assertThat(service(serving, 60_000).detectLanguage("Wie geht es dir?", "fr")).isEqualTo("de");
		}
	}

	@Test
	void theDraftIsExplainedThatWasTranslated() {
		// a model that writes nothing loses the placeholder and what stands in for it
		try (FakeServing serving = new FakeServing(10).with("en", "fr", 0).start()) {
			TranslateResponse answer = service(serving, 60_000).translate(new TranslateRequest(
					new Texts(List.of("See {x}."), false), "en", "fr", null, null, true, null, null, null, null));
			assertThat(answer.translatedText().values()).containsExactly("{x}");
			assertThat(Objects.requireNonNull(answer.explanation()).values().getFirst()).singleElement()
				.satisfies((sentence) -> assertThat(String.join("", sentence.source())).isEqualTo("See ."));
		}
	}

	@Test
	void alternativesAreAnsweredOnlyWhenAsked() {
		try (FakeServing serving = new FakeServing(10).start()) {
			TranslationService service = service(serving, 60_000);
			assertThat(translate(service, "One.").alternatives()).isNull();
			assertThat(service.translate(Requests.withAlternatives("One.", "en", "zh", 0)).alternatives()).isNull();
			// it searches with a beam of one
			assertThat(service.translate(Requests.withAlternatives("One.", "en", "zh", 3)).alternatives())
				.isEqualTo(new PerText<>(List.of(List.of()), false));
		}
	}

	@Test
	void languagesAreListedWithTheirTargets() {
		try (FakeServing serving = new FakeServing(10)) {
			assertThat(service(serving, 60_000).languages()).containsExactly(
					new Language("en", "English", List.of("zh")), new Language("zh", "Chinese", List.of()));
		}
	}

	private static void assertProblem(TranslationService service, String text, String source, String target, int status,
			String field, String detail) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> service.translate(Requests.of(text, source, target)))
			.satisfies((problem) -> {
				assertThat(problem.getStatusCode().value()).isEqualTo(status);
				assertThat(problem.getBody().getDetail()).isEqualTo(detail);
				assertThat(problem.getBody().getProperties()).containsEntry("field", field);
			});
	}

	private static TranslateResponse translate(TranslationService service, String text) {
		return service.translate(Requests.of(text, "en", "zh"));
	}

	private static TranslationService service(FakeServing serving, int timeoutMillis) {
		return service(serving, timeoutMillis, Callers.ANYONE);
	}

	static TranslationService service(FakeServing serving, int timeoutMillis, Callers callers) {
		TranslationProperties properties = new TranslationProperties(100, 50, 100, 10, 200,
				Duration.ofMillis(timeoutMillis), 1, List.of(),
				new TranslationProperties.CacheProperties(DataSize.ofBytes(0)));
		SentenceTranslator sentences = new SentenceTranslator(serving.pool(), null);
		return new TranslationService(serving.models(), serving.pool(),
				new TextTranslator(sentences, TextCutter.sentences(new SentenceSplitter(200))),
				new LanguageDetection(false), TestGlossaries.none(), properties, callers);
	}

}
