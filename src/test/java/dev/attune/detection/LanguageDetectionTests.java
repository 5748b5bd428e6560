package dev.attune.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which language a text is said to be written in.
 */
class LanguageDetectionTests {

	private static final List<String> CODES = List.of("en", "de", "zh-Hans");

	private final LanguageDetection detection = new LanguageDetection(false);

	@ParameterizedTest
	@CsvSource({ "How are you?, en", "Hello, en", "Guten Tag, de", "Wie geht es dir?, de", "Danke, de", "你好吗, zh-Hans",
			"我喜欢 Java, zh-Hans", "Ich habe OK gesagt, de" })
	void theLikeliestComesFirst(String text, String language) {
		List<Detection> detections = this.detection.detect(text, CODES);
		assertThat(detections.getFirst().language()).isEqualTo(language);
		assertThat(detections.getFirst().confidence()).isBetween(60.0, 100.0);
		assertThat(detections).extracting(Detection::confidence)
			.isSortedAccordingTo((first, second) -> Double.compare(second, first));
	}

	@ParameterizedTest
	@CsvSource({ "''", "' '", "5", "?!", "👍", "مرحبا" })
	void aTextThatTellsNothingHasNoConfidence(String text) {
		assertThat(this.detection.detect(text, CODES)).containsExactly(new Detection("en", 0));
		assertThat(this.detection.detect(text, List.of("zh", "de"))).extracting(Detection::confidence)
			.containsExactly(0.0);
	}

	@Test
	void onlyWhatCanBeChosenIsChosen() {
		assertThat(this.detection.detect("Guten Tag", List.of())).isEmpty();
		assertThat(this.detection.detect("Guten Tag", List.of("tlh", "x-unknown", ""))).isEmpty();
		assertThat(this.detection.detect("Guten Tag", List.of("en", "tlh"))).containsExactly(new Detection("en", 100));
		assertThat(this.detection.detect("Guten Tag", List.of("en", "fr"))).extracting(Detection::language)
			.containsExactlyInAnyOrder("en", "fr");
	}

	@Test
	void aLongTextIsKnownByItsBeginning() {
		String text = "Das ist ein guter Tag. ".repeat(50) + "This is a good day. ".repeat(50_000);
		assertThat(this.detection.detect(text, CODES).getFirst().language()).isEqualTo("de");
	}

	@Test
	void threadsThatDetectFirstGetTheSame() {
		LanguageDetection fresh = new LanguageDetection(false);
		assertThat(IntStream.range(0, 64)
			.parallel()
			.mapToObj((i) -> fresh.detect("Wie geht es dir?", (i % 2 == 0) ? CODES : List.of("de", "fr")).getFirst())
			.map(Detection::language)
			.distinct()).containsExactly("de");
	}

}
