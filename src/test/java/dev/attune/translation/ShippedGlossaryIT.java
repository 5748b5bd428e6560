package dev.attune.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.glossary.TestGlossaries;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.serving.Caller;
import dev.attune.serving.Lease;
import dev.attune.serving.Serving;
import dev.attune.serving.TestServing;
import dev.attune.text.MarkedText;
import dev.attune.text.SentenceSplitter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Terms in the translations of the models that come with the service: they stand where
 * the model would have written a word of its own, and in its place.
 */
class ShippedGlossaryIT {

	private static final List<String> HOSTILE = List.of("</s>", "<0x41>", "<pad> <s>", "\uFFFD", "a  b", "%s {0} <b>",
			"ﬁ½Å", "👩‍👩‍👧", "'s", ".", "ｆｕｌｌ　ｗｉｄｔｈ", "שלום (עולם)");

	private static final String CHARACTERS = "aeinrstABZ019.,;:!?-'\"()„“«»%&/<>äßéøñπЖѢשجกあ漢犬狗🐕🏳é\u0301\u200D";

	private static Serving serving;

	@BeforeAll
	static void serve() {
		serving = TestServing.of("models");
		serving.start();
	}

	@AfterAll
	static void stop() {
		serving.stop();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en-de | I bought a new computer yesterday.           | computer=Rechner        | Computer
			en-de | The train leaves at six o'clock.             | train=Intercity-Express | Zug
			en-de | The train leaves at six o'clock.             | train=Zug               | zug
			en-de | The dog was sleeping under the table.        | dog=Vierbeiner, table=Esstisch | Hund
			en-de | The doctor told him to stop smoking.         | Doctor=Chefarzt         | Arzt
			en-de | He opened the door and went into the kitchen. | door=Pforte, kitchen=Küchenzeile | Tür
			en-zh | The train leaves at six o'clock.             | train=动车               | 火车
			en-zh | Where is the hospital?                       | hospital=协和医院         | 那里
			zh-en | 我昨天买了一台新电脑。                           | 电脑=workstation         | computer
			zh-en | 这只狗很大。                                   | 狗=hound                | dog
			de-en | Der Hund schläft unter dem Tisch.            | Hund=hound, Tisch=desk  | table
			""")
	void aTermStandsInThePlaceOfTheModelsWord(String name, String text, String terms, String word) throws Exception {
		Map<String, String> glossary = glossary(terms);
		String translation = translated(name, text, glossary);
		for (String term : glossary.values()) {
			assertThat(translation).containsOnlyOnce(term);
		}
		assertThat(translation).doesNotContain(word);
		// nothing is hung on behind the sentence
		assertThat(translation.codePoints().filter((character) -> ".?。？".indexOf(character) >= 0)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en-de", "de-en", "en-zh" })
	void whateverATermIsTranslatedAsStandsThereLetterByLetter(String name) throws Exception {
		Random random = new Random(7);
		String text = name.startsWith("en") ? "The dog saw Tom and the old house."
				: "Der Hund sah Tom und das alte Haus.";
		List<String> words = List.of(text.substring(0, text.length() - 1).split(" ", -1));
		for (int i = 0; i < 60; i++) {
			String term = words.get(random.nextInt(words.size()));
			String given = (i < HOSTILE.size()) ? HOSTILE.get(i) : generated(random);
			assertThat(translated(name, text, Map.of(term, given))).as("%s = %s", term, given).contains(given);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en-de | The dog saw {name}.                            | dog=Vierbeiner    | {name}
			en-de | The dog is on https://dog.example/dog today.   | dog=Vierbeiner    | https://dog.example/dog
			en-de | Tom gave the dog %s.                           | tom=Thomas, dog=Vierbeiner | %s
			en-de | The dog ran 5 km with Windows 11.              | Windows 11=Fenster Elf, dog=Hund | 5 km
			en-zh | The dog wrote to dog@dog.example.              | dog=小狗狗            | dog@dog.example
			""")
	void termsAndWhatIsKeptStandTogether(String name, String text, String terms, String kept) throws Exception {
		Map<String, String> glossary = glossary(terms);
		String translation = translated(name, text, glossary);
		assertThat(translation).containsOnlyOnce(kept);
		for (String term : glossary.values()) {
			assertThat(translation.replace(kept, "")).containsOnlyOnce(term);
		}
	}

	private static Map<String, String> glossary(String terms) {
		Map<String, String> glossary = new LinkedHashMap<>();
		List.of(terms.split(", ", -1))
			.forEach((term) -> glossary.put(term.substring(0, term.indexOf('=')),
					term.substring(term.indexOf('=') + 1)));
		return glossary;
	}

	/** From 1 to 12 characters of any kind, single spaces between some. */
	private static String generated(Random random) {
		return IntStream.rangeClosed(0, random.nextInt(12))
			.mapToObj((i) -> ((i > 0 && random.nextInt(4) == 0) ? " " : "")
					+ Character.toString(CHARACTERS.codePointAt(CHARACTERS.offsetByCodePoints(0,
							random.nextInt(CHARACTERS.codePointCount(0, CHARACTERS.length()))))))
			.collect(Collectors.joining());
	}

	private static String translated(String name, String text, Map<String, String> terms) throws Exception {
		TextTranslator translator = new TextTranslator(new SentenceTranslator(serving.pool(), null),
				TextCutter.sentences(new SentenceSplitter(500)));
		try (Lease lease = serving.models()
			.lease((all) -> all.stream().filter((model) -> model.name().equals(name)).findFirst())
			.orElseThrow()) {
			return translator
				.translate(lease.model(), List.of(new MarkedText(text)),
						new TextOptions(SearchOptions.DEFAULT, TestGlossaries.none().of(terms, null)),
						Caller.waiting(Duration.ofMinutes(1)))
				.getFirst()
				.best()
				.text();
		}
	}

}
