package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.inline.MarkedTexts;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Caller;
import dev.attune.serving.Lease;
import dev.attune.serving.Loading;
import dev.attune.serving.Serving;
import dev.attune.serving.ServingProperties;
import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.MarkedText;
import dev.attune.text.SentenceSplitter;
import dev.attune.text.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What stands in a text beside words survives its translation by the models that are
 * shipped.
 */
class InlineTranslationIT {

	private static final List<String> UNTRANSLATABLE = List.of("https://example.com/path?x=1&y=2", "info@example.com",
			"{name}", "{0}", "%s", "%1$d", "${x}", "<x id=\"1\"/>", "&nbsp;", "😀", "👨‍👩‍👧", "5 kg", "90 km/h",
			"30 °C", "$20", "#news", "%(count)d");

	private static final List<String> ENGLISH = List.of("Tom", "gave", "the", "book", "to", "Mary.", "Please", "open",
			"window,", "(now)", "I", "never", "saw", "him.", "Where is", "it?");

	private static final List<String> CHINESE = List.of("我", "喜欢", "音乐。", "汤姆", "昨天", "看了", "一本书，", "你好吗？", "今天",
			"天气很好");

	@SuppressWarnings("NullAway.Init")
	private static Serving serving;

	@SuppressWarnings("NullAway.Init")
	private static TextTranslator translator;

	@BeforeAll
	static void serve() {
		serving = Serving.of(Path.of("models"), new ServingProperties(0, 4000, Duration.ofSeconds(2), 64, 4096, null,
				true, Loading.LAZY, Duration.ZERO));
		serving.start();
		translator = new TextTranslator(new SentenceTranslator(serving.pool(), null),
				TextCutter.sentences(new SentenceSplitter(500)));
	}

	@AfterAll
	static void stop() {
		serving.stop();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Tom gave <1>Mary</1> a <2>book</2>.      | Tom gab <1>Maria</1> ein <2>Buch</2>.
			If you are hungry, you can eat <1>the bread</1>. | Wenn du Hunger bist, kannst du <1>das Brot</1> essen.
			<1>It is late.</1> I am <2>tired</2>.    | <1>Es ist zu spät.</1> Ich bin <2>müde</2>.
			""")
	void marksAreAroundTheRightWords(String tagged, String expected) throws Exception {
		assertThat(TaggedText.print(translate("en", "de", List.of(TaggedText.parse(tagged))).getFirst()))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "en, de", "en, zh", "zh, en" })
	void marksChangeNothingAndAreEachThereOnce(String source, String target) throws Exception {
		Random random = new Random(7);
		List<MarkedText> texts = IntStream.range(0, 150)
			.mapToObj((i) -> MarkedTexts.random(random, String.join("", parts(random, source, 10))))
			.toList();
		List<MarkedText> translated = translate(source, target, texts);
		List<MarkedText> bare = translate(source, target,
				texts.stream().map((text) -> new MarkedText(text.text())).toList());
		for (int i = 0; i < texts.size(); i++) {
			assertThat(MarkedTexts.parents(translated.get(i))).as("%s to %s", texts.get(i), translated.get(i))
				.isEqualTo(MarkedTexts.parents(texts.get(i)));
			if (!divides(texts.get(i))) {
				assertThat(translated.get(i).text()).isEqualTo(bare.get(i).text());
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "en, de", "en, zh", "zh, en" })
	void whatIsUntranslatableComesThroughOnce(String source, String target) throws Exception {
		Random random = new Random(11);
		List<List<String>> texts = IntStream.range(0, 200).mapToObj((i) -> parts(random, source, 12)).toList();
		List<MarkedText> translated = translate(source, target,
				texts.stream().map((parts) -> new MarkedText(String.join("", parts))).toList());
		for (int i = 0; i < texts.size(); i++) {
			for (String part : UNTRANSLATABLE) {
				String text = String.join("", texts.get(i));
				assertThat(count(translated.get(i).text(), part))
					.as("%s in %s, from %s", part, translated.get(i).text(), text)
					.isEqualTo(count(text, part));
			}
		}
	}

	@Test
	void whatTheCallerKeepsIsKept() throws Exception {
		MarkedText text = new MarkedText("Tom read the old book.",
				List.of(new Mark(13, 1, Kind.OPEN), new Mark(15, 2, Kind.POINT), new Mark(21, 1, Kind.CLOSE)),
				List.of(new Span(13, 21)));
		MarkedText translated = translate("en", "de", List.of(text)).getFirst();
		int place = translated.text().indexOf("old book");
		assertThat(translated.kept()).containsExactly(new Span(place, place + 8));
		assertThat(translated.marks()).containsExactly(new Mark(place, 1, Kind.OPEN),
				new Mark(place + 2, 2, Kind.POINT), new Mark(place + 8, 1, Kind.CLOSE));
	}

	@Test
	void aPivotKeepsThemTwice() throws Exception {
		try (Route route = Route.open(serving.models(), LanguagePairs::new, "zh", "de").orElseThrow()) {
			MarkedText text = TaggedText.parse("<1>汤姆</1>给了玛丽 {0}。<2/>你好吗？");
			MarkedText translated = translator
				.translate(route, List.of(text), new TextOptions(new SearchOptions(1, 1, 1), null),
						Caller.waiting(Duration.ofMinutes(1)), PieceListener.NONE)
				.getFirst()
				.best();
			assertThat(TaggedText.print(translated)).containsOnlyOnce("<1>Tom</1>")
				.containsOnlyOnce("<2/>")
				.containsOnlyOnce("{0}");
		}
	}

	// a placeholder with a mark inside is kept in two parts if the pair goes beyond
	private static boolean divides(MarkedText text) {
		return text.marks()
			.stream()
			.anyMatch((mark) -> UNTRANSLATABLE.stream()
				.anyMatch((part) -> IntStream.range(1, part.length())
					.anyMatch((i) -> text.text().startsWith(part, mark.offset() - i))));
	}

	private static List<String> parts(Random random, String language, int most) {
		List<String> parts = new ArrayList<>();
		for (int n = 1 + random.nextInt(most); n > 0; n--) {
			List<String> words = language.equals("zh") ? CHINESE : ENGLISH;
			List<String> from = (random.nextInt(4) == 0) ? UNTRANSLATABLE : words;
			parts.add(from.get(random.nextInt(from.size())) + " ");
		}
		return parts;
	}

	private static int count(String text, String part) {
		return (text.length() - text.replace(part, "").length()) / part.length();
	}

	private List<MarkedText> translate(String source, String target, List<MarkedText> texts) throws Exception {
		try (Lease lease = serving.models().lease((all) -> new LanguagePairs(all).find(source, target)).orElseThrow()) {
			return translator
				.translate(lease.model(), texts, new TextOptions(new SearchOptions(1, 1, 1), null),
						Caller.waiting(Duration.ofMinutes(2)))
				.stream()
				.map(TranslatedText::best)
				.toList();
		}
	}

}
