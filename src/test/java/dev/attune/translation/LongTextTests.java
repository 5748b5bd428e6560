package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.inline.MarkedTexts;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Caller;
import dev.attune.serving.FakeServing;
import dev.attune.text.MarkedText;
import dev.attune.text.SentenceSplitter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/**
 * Texts of any length, with a model whose translation is the source.
 */
class LongTextTests {

	private static final List<String> SPACES = List.of("\n", "\r\n", "\n\n\t", " \r\n  ", "\n \n", "\t\n", "\u2028");

	@Test
	void aMegabyteKeepsItsOrderAndWhiteSpace() throws Exception {
		Random random = new Random(3);
		StringBuilder text = new StringBuilder("\t ");
		for (int i = 0; text.length() < 1 << 20; i++) {
			text.append("Sentence ").append(i).append(" has {x} and an address, a@example.com.");
			text.append(SPACES.get(random.nextInt(SPACES.size())));
		}
		// the queue has room for few of its sentences
		try (FakeServing serving = new FakeServing(100).start()) {
			assertThat(translate(serving, List.of(text.toString()))).containsExactly(text.toString());
		}
	}

	@Test
	void linesAreInWindowsThatTogetherAreTheTexts() {
		TextCutter cutter = TextCutter.sentences(new SentenceSplitter(500));
		List<MarkedText> texts = Stream
			.of("", "One.\n\n<b\n>two</b>\n", "x".repeat(100_000), "a\n".repeat(100_000), "\n")
			.map(MarkedText::new)
			.toList();
		for (boolean watched : List.of(true, false)) {
			List<LineWindow> windows = LineWindow.of(texts, cutter::lineEnds, watched);
			List<StringBuilder> joined = texts.stream().map((text) -> new StringBuilder()).toList();
			for (LineWindow window : windows) {
				IntStream.range(0, window.parts().size())
					.forEach((i) -> joined.get(window.texts().get(i)).append(window.parts().get(i).text()));
			}
			assertThat(joined).extracting(StringBuilder::toString)
				.isEqualTo(texts.stream().map(MarkedText::text).toList());
			assertThat(windows).flatExtracting(LineWindow::parts)
				.extracting(MarkedText::text)
				.contains(watched ? "\n<b\n>two</b>\n" : "One.\n\n<b\n>two</b>\n")
				.filteredOn((part) -> part.startsWith("a"))
				.allMatch((part) -> part.length() <= (watched ? 8192 : LineWindow.LARGEST));
		}
	}

	@Test
	void aThousandTextsKeepTheirOrder() throws Exception {
		List<String> texts = IntStream.range(0, 1000)
			.mapToObj((i) -> " Text " + i + ".\nIt has %d lines. ".repeat(i % 4))
			.toList();
		try (FakeServing serving = new FakeServing(10).start()) {
			assertThat(translate(serving, texts)).isEqualTo(texts);
		}
	}

	@Test
	void manyMarksAreStillEachThereOnce() throws Exception {
		String text = IntStream.range(0, 3000)
			.mapToObj((i) -> "<" + i + ">a</" + i + "> ")
			.collect(Collectors.joining());
		try (FakeServing serving = new FakeServing(10).start()) {
			MarkedText marked = TaggedText.parse(text);
			MarkedText translated = translated(serving, List.of(marked)).getFirst();
			assertThat(translated.text()).isEqualTo(marked.text());
			assertThat(MarkedTexts.parents(translated)).isEqualTo(MarkedTexts.parents(marked));
		}
	}

	@Test
	void aLongTextMayTakeLonger() {
		TranslationProperties properties = new TranslationProperties(100, 50, 100, 10, 200, Duration.ofSeconds(30), 1,
				List.of(), new TranslationProperties.CacheProperties(DataSize.ofBytes(0)));
		assertThat(properties.timeout(0)).isEqualTo(Duration.ofSeconds(30));
		assertThat(properties.timeout(200_000)).isEqualTo(Duration.ofSeconds(30));
		assertThat(properties.timeout(1_000_000)).isEqualTo(Duration.ofSeconds(150));
	}

	private static List<String> translate(FakeServing serving, List<String> texts) throws Exception {
		return translated(serving, texts.stream().map(MarkedText::new).toList()).stream()
			.map(MarkedText::text)
			.toList();
	}

	private static List<MarkedText> translated(FakeServing serving, List<MarkedText> texts) throws Exception {
		TextTranslator translator = new TextTranslator(new SentenceTranslator(serving.pool(), null),
				TextCutter.sentences(new SentenceSplitter(500)));
		try (Route route = Route.open(serving.models(), LanguagePairs::new, "en", "zh").orElseThrow()) {
			return translator
				.translate(route, texts, new TextOptions(new SearchOptions(1, 1, 1), null),
						Caller.waiting(Duration.ofMinutes(1)), PieceListener.NONE)
				.stream()
				.map(TranslatedText::best)
				.toList();
		}
	}

}
