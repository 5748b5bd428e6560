package dev.attune.inline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.Mark;
import dev.attune.text.Mark.Kind;
import dev.attune.text.MarkedText;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Headings, labels and shouts get the form of running text; what has it is left alone.
 */
class UsualFormTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Our new house        | Our new house.
			our new house.       | Our new house.
			PLEASE CLOSE IT!     | Please close it!
			I AM TIRED AND I GO  | I am tired and I go.
			i'm here             | I'm here.
			Name:                | Name.
			Open file…           | Open file.
			Open file...         | Open file.
			I love you ❤️        | I love you. ❤️
			See {name}           | See {name}.
			the "red house"      | The "red house".
			OPEN {name} NOW      | Open {name} now.
			USA                  | USA.
			""")
	void whatIsUnusual(String text, String usual) {
		assertThat(forms(text, "en")).extracting(InlineSentence::text).containsExactly(text, usual);
	}

	@Test
	void chineseHasItsOwnStop() {
		assertThat(forms("红色的房子", "zh")).extracting(InlineSentence::text).containsExactly("红色的房子", "红色的房子。");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Our new house.", "Who?", "NASA is here.", "He said \"Stop!\"", "First,", "{name}, come!",
			"I am here. 👍", "€5!", "..." })
	void whatIsUsual(String text) {
		assertThat(forms(text, "en")).extracting(InlineSentence::text).containsExactly(text);
	}

	@Test
	void theTranslationIsWrittenAsTheSentenceWas() {
		assertThat(translated("OUR STREET", "Unsere Straße")).isEqualTo("UNSERE STRAẞE");
		assertThat(translated("OPEN {name} NOW!", "Öffne {name} jetzt!")).isEqualTo("ÖFFNE {name} JETZT!");
		assertThat(translated("Name:", "Name")).isEqualTo("Name:");
		assertThat(forms("Hello", "en").getLast().hasStopTooMany("Hallo.")).isTrue();
		assertThat(forms("Hello", "en").getLast().hasStopTooMany("Hallo?")).isFalse();
		assertThat(forms("Hello", "en").getLast().hasStopTooMany("Hallo...")).isFalse();
		assertThat(forms("hello.", "en").getLast().hasStopTooMany("Hallo.")).isFalse();
	}

	@Test
	void marksAndWhatIsKeptStayWhereTheyWere() {
		MarkedText text = new MarkedText("the 5 kg dog 👍...",
				List.of(new Mark(9, 1, Kind.OPEN), new Mark(12, 1, Kind.CLOSE), new Mark(18, 2, Kind.POINT)),
				List.of());
		InlineSentence usual = new InlineSentence(text.text(), text.marks(), KeptFinder.find(text), "en", "de").forms()
			.getLast();
		assertThat(usual.text()).isEqualTo("The 5 kg dog 👍.");
		assertThat(usual.marks()).containsExactly(new Mark(9, 1, Kind.OPEN), new Mark(12, 1, Kind.CLOSE),
				new Mark(16, 2, Kind.POINT));
	}

	@Test
	void nothingIsLostOfAnyText() {
		Random random = new Random(5);
		List<String> parts = List.of("a", "THE", "Dog", "5 kg", "👍", "{x}", " ", ".", ":", "…", "...", "\"", ")", "你好",
				"。", "<b>", "ß", "İ", "\u0301");
		IntStream.range(0, 20_000).forEach((i) -> {
			StringBuilder built = new StringBuilder();
			for (int n = 1 + random.nextInt(6); n > 0; n--) {
				built.append(parts.get(random.nextInt(parts.size())));
			}
			MarkedText text = MarkedTexts.random(random, built.toString().strip());
			InlineSentence written = new InlineSentence(text.text(), text.marks(), KeptFinder.find(text), "en", "de");
			InlineSentence usual = written.forms().getLast();
			assertThat(usual.kept().stream().map(usual::text)).as("%s", text)
				.containsExactlyElementsOf(written.kept().stream().map(written::text).toList());
			assertThat(usual.marks()).extracting(Mark::id)
				.containsExactlyElementsOf(written.marks().stream().map(Mark::id).toList());
			assertThat(usual.marks()).extracting(Mark::offset)
				.isSorted()
				.allMatch((offset) -> offset >= 0 && offset <= usual.text().length());
		});
	}

	private static String translated(String text, String translation) {
		InlineSentence usual = forms(text, "en").getLast();
		return usual.translated(usual.firstDraft((word) -> true), translation, (same) -> same, () -> {
			throw new IllegalStateException("needs no alignment");
		}).orElseThrow().text();
	}

	private static List<InlineSentence> forms(String text, String source) {
		MarkedText marked = new MarkedText(text);
		return new InlineSentence(text, List.of(), KeptFinder.find(marked), source, "de").forms();
	}

}
