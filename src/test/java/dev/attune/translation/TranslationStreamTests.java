package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.serving.FakeServing;
import dev.attune.web.Callers;
import dev.attune.web.WaitingClient;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Translations that are sent while they are made, and fail on the way, with models whose
 * translation is the source.
 */
@Timeout(60)
class TranslationStreamTests {

	private static final Pattern TEXT = Pattern.compile("\"text\":\"([^\"]*)\"");

	@Test
	void whatFailsUnderWayIsToldBehindWhatIsDone() throws Exception {
		try (FakeServing serving = new FakeServing(100).start()) {
			String events = events(serving, "One. Two. Three. Four. Five! Six.", "zh");
			assertThat(texts(events)).isEqualTo("One. Two. Three. Four.");
			assertThat(events).doesNotContain("event:end")
				.endsWith("\"error\":\"The request failed; the server's log tells why\"}\n\n")
				.containsOnlyOnce("event:error\ndata:{");
		}
	}

	@Test
	void throughAThirdLanguageALineIsThereBeforeTheNextOneIsHalfDone() throws Exception {
		try (FakeServing serving = new FakeServing(100).with("zh", "de", 1).start()) {
			String events = events(serving, "One. And\ttwo.\r\n\n Three.\nFour!", "de");
			assertThat(texts(events)).isEqualTo("One. And\\ttwo.\\r\\n");
			assertThat(events).contains("event:error\n");
		}
	}

	@Test
	void anErrorBeforeTheFirstPieceIsThrown() {
		Callers broken = new Callers() {

			@Override
			public void charge(long characters) {
				throw new StackOverflowError("on purpose");
			}

		};
		try (FakeServing serving = new FakeServing(100).start()) {
			TranslationService service = TranslationServiceTests.service(serving, 60_000, broken);
			assertThatThrownBy(
					() -> TranslationStream.open(service, WaitingClient.UNKNOWN, Requests.of("One.", "en", "zh")))
				.hasRootCauseInstanceOf(StackOverflowError.class);
		}
	}

	private static String texts(String events) {
		return TEXT.matcher(events).results().map((text) -> text.group(1)).reduce("", String::concat);
	}

	private static String events(FakeServing serving, String text, String target) throws Exception {
		TranslateRequest request = Requests.of(text, "en", target);
		TranslationService service = TranslationServiceTests.service(serving, 60_000, Callers.ANYONE);
		return MockMvcTester.of(new Streams(service, request))
			.post()
			.uri("/stream")
			.exchange(Duration.ofSeconds(30))
			.getResponse()
			.getContentAsString();
	}

	/**
	 * Answers with the events of one request.
	 */
	@RestController
	record Streams(TranslationService service, TranslateRequest request) {

		@PostMapping("/stream")
		SseEmitter stream() {
			return TranslationStream.open(this.service, WaitingClient.UNKNOWN, this.request);
		}

	}

}
