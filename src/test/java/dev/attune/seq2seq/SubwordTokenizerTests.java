package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.GeneratedText;
import dev.attune.text.Normalizer;
import dev.attune.text.Span;
import dev.attune.text.SubwordTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sentences become subwords and the same sentences again.
 */
class SubwordTokenizerTests {

	@TempDir
	static Path directory;

	private static Path file;

	private static SubwordTokenizer tokenizer;

	@BeforeAll
	static void train() throws IOException {
		SubwordTrainer trainer = new SubwordTrainer(500);
		for (int i = 0; i < 20; i++) {
			trainer.add("The cat sat on the mat, and the dog sat on the cat's mat.");
			trainer.add("the lowest low tower is lower than the lowest tower");
			trainer.add("我喜欢猫，我也喜欢狗。");
		}
		GeneratedText.texts(500).map(Normalizer.forLanguage("zh")::normalize).forEach(trainer::add);
		file = directory.resolve("tokenizer.json");
		trainer.write(file);
		tokenizer = SubwordTokenizer.load(file);
	}

	@AfterAll
	static void close() {
		tokenizer.close();
	}

	@Test
	void knownWordsAreOneTokenAndNoSpecialsAreAdded() {
		assertThat(tokens("the cat")).containsExactly(" the", " cat");
		assertThat(tokens("我喜欢狗。")).containsExactly(" 我喜欢", "狗", "。");
		assertThat(tokenizer.encode("")).isEmpty();
	}

	@Test
	void unknownCharacterBecomesItsBytes() {
		assertThat(tokens("the \u16A0")).containsExactly(" the", " ", "<0xE1>", "<0x9A>", "<0xA0>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "</s>", "<s> <pad>", "<0x41>", "a</s>b", "<unk>" })
	void textCannotSpellASpecialOrByteToken(String text) {
		assertThat(tokenizer.encode(text)).doesNotContain(SubwordTokenizer.PAD, SubwordTokenizer.BOS,
				SubwordTokenizer.EOS, 3 + 0x41);
		assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "▁a ▁ ▁▁", "👨‍👩‍👧‍👦 👍🏽", "a'b''c’", "𠮷𝔸", " two  spaces ", "\t\r\n", "\u0000NUL",
			"\u00E9e\u0301" })
	void oddTextComesBack(String text) {
		assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
	}

	@Test
	void everyNormalTextComesBack() {
		for (Normalizer normalizer : List.of(Normalizer.forLanguage("en"), Normalizer.forLanguage("zh"))) {
			GeneratedText.texts(5_000).map(normalizer::normalize).forEach((text) -> {
				int[] ids = tokenizer.encode(text);
				assertThat(tokenizer.decode(ids)).isEqualTo(text);
				assertThat(Arrays.stream(ids)).allMatch((id) -> id > SubwordTokenizer.EOS && id < 500);
			});
		}
	}

	@Test
	void loneSurrogateIsNoFault() {
		assertThat(tokenizer.decode(tokenizer.encode("the \uD83D cat"))).matches("the \uFFFD+ cat");
	}

	@Test
	void longTextIsNotTruncated() {
		String text = "the cat ".repeat(20_000).strip();
		assertThat(tokenizer.encode(text)).hasSize(40_000);
		String word = "x".repeat(10_000);
		assertThat(tokenizer.decode(tokenizer.encode(word))).isEqualTo(word);
		String apostrophes = "a'".repeat(100_000);
		assertThat(tokenizer.decode(tokenizer.encode(apostrophes))).isEqualTo(apostrophes);
	}

	@Test
	void batchIsEncodedLikeItsSentences() {
		List<String> sentences = List.of("the cat", "", "我喜欢狗。");
		assertThat(tokenizer.encodeAll(sentences)).containsExactly(tokenizer.encode("the cat"), new int[0],
				tokenizer.encode("我喜欢狗。"));
	}

	@Test
	void libraryCutsAsTheTrainerLearned() throws IOException {
		JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
		Pattern pieces = Pattern.compile(json.at("/pre_tokenizer/pattern/Regex").asString());
		Map<List<String>, Integer> ranks = new HashMap<>();
		for (JsonNode pair : json.at("/model/merges")) {
			ranks.put(List.of(pair.get(0).asString(), pair.get(1).asString()), ranks.size());
		}
		GeneratedText.texts(5_000).map(Normalizer.forLanguage("en")::normalize).forEach((text) -> {
			List<String> expected = new ArrayList<>();
			pieces.matcher(text.isEmpty() ? "" : " " + text)
				.results()
				.map(MatchResult::group)
				.forEach((piece) -> merged(piece, ranks).forEach((symbol) -> {
					if (json.at("/model/vocab").has(symbol)) {
						expected.add(symbol);
					}
					else {
						for (byte value : symbol.getBytes(StandardCharsets.UTF_8)) {
							expected.add("<0x%02X>".formatted(value));
						}
					}
				}));
			assertThat(tokens(text)).isEqualTo(expected);
		});
	}

	@Test
	void spansAreOfTheTextThatTokensDecodeTo() {
		assertThat(spelled("the cat, the \u16A0\uD83D\uDE00.")).containsExactly("the", " cat", ",", " the", " ",
				"\u16A0", "\u16A0", "\u16A0", "\uD83D\uDE00", "\uD83D\uDE00", "\uD83D\uDE00", "\uD83D\uDE00", ".");
		assertThat(spelled("\u16A0").getFirst()).isEmpty();
		// a byte too many makes bytes of all in the row
		assertThat(tokenizer.spans(new int[] { SubwordTokenizer.BOS, 3 + 0xE4, 3 + 0xBD, SubwordTokenizer.EOS }))
			.containsExactly(new Span(0, 0), new Span(0, 1), new Span(1, 2), new Span(2, 2));
	}

	@Test
	void spansCoverEveryText() {
		GeneratedText.texts(500).map(Normalizer.forLanguage("en")::normalize).forEach((text) -> {
			int[] ids = tokenizer.encode(text);
			List<Span> spans = tokenizer.spans(ids);
			String decoded = tokenizer.decode(ids);
			assertThat(spans).hasSameSizeAs(tokens(text));
			assertThat(String.join("",
					spans.stream().distinct().map((span) -> decoded.substring(span.start(), span.end())).toList()))
				.isEqualTo(decoded);
		});
	}

	@Test
	void specialsHaveNoText() {
		int[] ids = tokenizer.encode("the cat");
		assertThat(tokenizer.decode(new int[] { 1, ids[0], 0, ids[1], 2, 0 })).isEqualTo("the cat");
		assertThat(tokenizer.decode(new int[0])).isEmpty();
	}

	@Test
	void bytesThatAreNoTextAreReplaced() {
		assertThat(tokenizer.decode(new int[] { 3 + 0xE1, 3 + 0x41 })).isEqualTo("\uFFFD\uFFFD");
	}

	@Test
	void vocabularyIsReadable() {
		assertThat(tokenizer.vocabularySize()).isEqualTo(500);
		assertThat(tokenizer.token(SubwordTokenizer.EOS)).isEqualTo("</s>");
		assertThat(tokenizer.token(3)).isEqualTo("<0x00>");
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 500 })
	void idOutsideOfTheVocabularyIsAnError(int id) {
		String message = "token id %d is outside of the vocabulary of 500".formatted(id);
		assertThatThrownBy(() -> tokenizer.token(id)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
		assertThatThrownBy(() -> tokenizer.decode(new int[] { id })).isInstanceOf(IllegalArgumentException.class)
			.hasMessage(message);
	}

	@Test
	void threadsShareOneTokenizer() throws Exception {
		List<String> texts = GeneratedText.texts(300).map(Normalizer.forLanguage("en")::normalize).toList();
		List<int[]> expected = tokenizer.encodeAll(texts);
		Callable<Boolean> task = () -> {
			for (int i = 0; i < texts.size(); i++) {
				int[] ids = tokenizer.encode(texts.get(i));
				if (!Arrays.equals(ids, expected.get(i)) || !tokenizer.decode(ids).equals(texts.get(i))) {
					return false;
				}
			}
			return true;
		};
		try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
			for (Future<Boolean> right : threads.invokeAll(List.of(task, task, task, task, task, task, task, task, task,
					task, task, task, task, task, task, task))) {
				assertThat(right.get()).isTrue();
			}
		}
	}

	@Test
	void closedTokenizerFailsWithoutHarm() throws IOException {
		SubwordTokenizer closed = SubwordTokenizer.load(file);
		closed.close();
		closed.close();
		assertThatThrownBy(() -> closed.encode("the")).isInstanceOf(IllegalStateException.class);
		assertThatThrownBy(() -> closed.decode(new int[] { 5 })).isInstanceOf(IllegalStateException.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{                                                                 | not JSON
					{}                                                                | no object model.vocab
					{"model": {"vocab": {"a": 0, "b": 5}}}                            | the id of 'b' is 5, expected are 0 to 1
					{"model": {"vocab": {"a": 0, "b": 0}}}                            | the id of 'b' is 0, expected are 0 to 1
					{"model": {"vocab": {"a": 0, "b": 1}}}                            | must be [<pad>, <s>, </s>], not [a, b]
					{"model": {"type": "BPE", "vocab": {"<pad>": 0, "<s>": 1, "</s>": 2}, "merges": [["x", "y"]]}} | not a tokenizer
					""")
	void brokenFileIsNamedWithItsFault(String json, String fault) throws IOException {
		Path broken = Files.writeString(directory.resolve("broken.json"), json);
		assertThatThrownBy(() -> SubwordTokenizer.load(broken)).isInstanceOf(IOException.class)
			.hasMessageStartingWith(broken + ": ")
			.hasMessageContaining(fault);
	}

	private static List<String> spelled(String text) {
		int[] ids = tokenizer.encode(text);
		String decoded = tokenizer.decode(ids);
		return tokenizer.spans(ids).stream().map((span) -> decoded.substring(span.start(), span.end())).toList();
	}

	private static List<String> tokens(String text) {
		return Arrays.stream(tokenizer.encode(text)).mapToObj(tokenizer::token).toList();
	}

	/** Byte-pair encoding as the paper tells it: the earliest learned pair first. */
	private static List<String> merged(String piece, Map<List<String>, Integer> ranks) {
		List<String> symbols = new ArrayList<>(piece.codePoints().mapToObj(Character::toString).toList());
		while (true) {
			int best = -1;
			int bestRank = Integer.MAX_VALUE;
			for (int i = 0; i + 1 < symbols.size(); i++) {
				int rank = ranks.getOrDefault(symbols.subList(i, i + 2), Integer.MAX_VALUE);
				if (rank < bestRank) {
					best = i;
					bestRank = rank;
				}
			}
			if (best < 0) {
				return symbols;
			}
			symbols.set(best, symbols.get(best) + symbols.remove(best + 1));
		}
	}

}
