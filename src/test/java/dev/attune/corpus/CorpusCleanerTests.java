package dev.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each rule drops what it is meant for, spares real pairs near it, and counts.
 */
class CorpusCleanerTests {

	private static final UnaryOperator<String> STRIP = String::strip;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | de | '  '                            | Hallo.                          | EMPTY
			en | de | Hello.                          | ''                              | EMPTY
			en | zh | I live in Berlin with my cat.   | I live in Berlin with my cat.   | WRONG_SCRIPT
			en | ru | Where are you going?            | Wohin gehst du denn?            | WRONG_SCRIPT
			zh | en | Where are you going?            | 你要去哪里？                      | WRONG_SCRIPT
			en | de | Click here to save your changes | Click Here to Save Your Changes | COPY
			en | de | @@ | Young girls weave corn stalks into elaborate designs.           | LENGTH_RATIO
			en | zh | Yes. | 昨天晚上我和我的朋友们一起在城里最好的餐厅吃了晚饭。                | LENGTH_RATIO
			""")
	void drops(String source, String target, String text, String translation, DropReason reason) {
		CorpusCleaner cleaner = cleaner(source, target, CleaningOptions.DEFAULT);
		assertThat(cleaner.clean(pair(text, translation))).isNull();
		assertThat(cleaner.report().dropped()).containsOnlyKeys(reason);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | zh | I use Twitter.     | 我用Twitter。
			en | zh | It's one thing to make plans, but quite another to carry them out. | 知易行难。
			en | de | New York           | New York
			en | de | Easy does it.      | Vorsicht ist die Mutter der Porzellankiste.
			en | ja | Tom is reading.    | トムは読書している。
			en | ko | Where are you?     | 지금 어디에 있어요?
			en | sr | Where are you?     | Где си сада, Томе?
			en | xx | Where are you?     | どこにいますか、トムさん
			en | ru | 1.5 + 2 = 3.5      | 1,5 + 2 = 3,5
			""")
	void keeps(String source, String target, String text, String translation) {
		CorpusCleaner cleaner = cleaner(source, target, CleaningOptions.DEFAULT);
		assertThat(cleaner.clean(pair(text, translation))).isEqualTo(pair(text, translation));
		assertThat(cleaner.report().kept()).isEqualTo(1);
	}

	@Test
	void lengthIsLimitedInCharactersAndInWords() {
		CleaningOptions options = new CleaningOptions(3, 20, 4, 3, 12, 0.3);
		assertThat(reason(options, "ab", "abc def")).isEqualTo(DropReason.TOO_SHORT);
		assertThat(reason(options, "abc", "abcdefghijklmnopqrstu")).isEqualTo(DropReason.TOO_LONG);
		assertThat(reason(options, "one two three", "uno dos tres y cinco")).isEqualTo(DropReason.TOO_LONG);
		assertThat(cleaner("en", "de", options).clean(pair("abc", "abcdefghijklmnopqrst"))).isNotNull();
		assertThat(cleaner("en", "zh", options).clean(pair("a dog", "我有一只狗"))).isNull();
	}

	@Test
	void anExactPairIsKeptOnce() {
		CorpusCleaner cleaner = cleaner("en", "de", CleaningOptions.DEFAULT);
		assertThat(cleaner.clean(List.of(pair("Hi.", "Hallo."), pair("Hi.", "Hey."), pair("Hi. ", "Hallo.")).stream()))
			.containsExactly(pair("Hi.", "Hallo."), pair("Hi.", "Hey."));
		assertThat(cleaner.report().dropped()).containsOnlyKeys(DropReason.DUPLICATE);
	}

	@Test
	void textsAreNormalisedBeforeTheyAreJudgedAndReportedAsTheyStood() {
		CorpusCleaner cleaner = new CorpusCleaner("en", "de", CleaningOptions.DEFAULT,
				(text) -> text.toUpperCase(Locale.ROOT), (text) -> text.replace("\u200b", ""));
		assertThat(cleaner.clean(new SentencePair("hi", "Hal\u200blo", "a.tsv", 7)))
			.isEqualTo(new SentencePair("HI", "Hallo", "a.tsv", 7));
		assertThat(cleaner.clean(new SentencePair("bye", "\u200b", "a.tsv", 8))).isNull();
		assertThat(cleaner.report().dropped().get(DropReason.EMPTY))
			.isEqualTo(new CorpusReport.Dropped(1, List.of(new CorpusReport.Example("a.tsv", 8, "bye", "\u200b"))));
	}

	@Test
	void theReportCountsMeasuresAndShowsAFewExamples() {
		CorpusCleaner cleaner = cleaner("en", "de", CleaningOptions.DEFAULT);
		for (int i = 1; i <= 20; i++) {
			cleaner.clean(pair("a".repeat(i), "b".repeat(2 * i)));
			cleaner.clean(pair("", "x".repeat(100)));
		}
		CorpusReport report = cleaner.report();
		assertThat(report.read()).isEqualTo(40);
		assertThat(report.kept()).isEqualTo(20);
		assertThat(report.sourceCharacters()).isEqualTo(new LengthSummary(10.5, 10, 19, 20));
		assertThat(report.targetCharacters()).isEqualTo(new LengthSummary(21, 20, 38, 40));
		assertThat(report.toString()).startsWith("pairs read")
			.contains("  empty side", "a.tsv:1  ", "x".repeat(80) + "…");
		JsonNode json = JsonMapper.builder().build().valueToTree(report);
		assertThat(json.at("/dropped/EMPTY/count").asInt()).isEqualTo(20);
		assertThat(json.at("/dropped/EMPTY/examples").size()).isEqualTo(5);
		assertThat(json.at("/sourceCharacters/median").asInt()).isEqualTo(10);
		assertThat(JsonMapper.builder().build().treeToValue(json, CorpusReport.class)).isEqualTo(report);
	}

	@Test
	void aCorpusOfWhichNothingIsKeptHasAReportToo() {
		assertThat(cleaner("en", "de", CleaningOptions.DEFAULT).report().sourceCharacters())
			.isEqualTo(new LengthSummary(0, 0, 0, 0));
	}

	@Test
	void optionsThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CleaningOptions(1, 100, 50, 0.5, 3, 0.5))
			.withMessage("maxLengthRatio must be at least 1, not 0.5");
		assertThatIllegalArgumentException().isThrownBy(() -> new CleaningOptions(1, 100, 50, Double.NaN, 3, 0.5));
		assertThatIllegalArgumentException().isThrownBy(() -> new CleaningOptions(5, 4, 50, 3, 3, 0.5));
		assertThatIllegalArgumentException().isThrownBy(() -> new CleaningOptions(1, 100, 0, 3, 3, 0.5));
		assertThatIllegalArgumentException().isThrownBy(() -> new CleaningOptions(1, 100, 50, 3, -1, 0.5));
		assertThatIllegalArgumentException().isThrownBy(() -> new CleaningOptions(1, 100, 50, 3, 3, 1.5));
	}

	private static DropReason reason(CleaningOptions options, String source, String target) {
		CorpusCleaner cleaner = cleaner("en", "de", options);
		assertThat(cleaner.clean(pair(source, target))).isNull();
		return cleaner.report().dropped().keySet().iterator().next();
	}

	private static CorpusCleaner cleaner(String source, String target, CleaningOptions options) {
		return new CorpusCleaner(source, target, options, STRIP, STRIP);
	}

	private static SentencePair pair(String source, String target) {
		return new SentencePair(source, target, "a.tsv", 1);
	}

}
