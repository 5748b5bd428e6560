package dev.attune.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What byte-pair encoding learns, and the file that tells it.
 */
class SubwordTrainerTests {

	@TempDir
	Path directory;

	@Test
	void mostFrequentPairIsMergedFirst() throws IOException {
		JsonNode model = train(400, List.of("low low low low low", "lower lower", "newest newest newest")).get("model");
		// " low" occurs 7 times, " newest" 3; of equals the alphabetically first
		assertThat(merges(model)).containsExactly(" |l", " l|o", " lo|w", " |n", " n|e", " ne|w", " new|e", " newe|s",
				" newes|t", " low|e", " lowe|r");
	}

	@Test
	void alphabetComesByFrequencyAndThenTheMergesInTheirOrder() throws IOException {
		JsonNode model = train(263, List.of("aab aab aab")).get("model");
		assertThat(tokens(model)).hasSize(263).endsWith("a", " ", "b", " a");
	}

	@Test
	void specialsAndBytesComeFirst() throws IOException {
		List<String> tokens = tokens(train(300, List.of("a")).get("model"));
		assertThat(tokens).startsWith("<pad>", "<s>", "</s>", "<0x00>", "<0x01>");
		assertThat(tokens.get(3 + 0x41)).isEqualTo("<0x41>");
		assertThat(tokens.get(258)).isEqualTo("<0xFF>");
	}

	@Test
	void noTextCanSpellASpecialToken() throws IOException {
		JsonNode tokenizer = train(400, Collections.nCopies(50, "</s> <pad> <s> <0x41>"));
		assertThat(tokenizer.get("added_tokens").isEmpty()).isTrue();
		assertThat(merges(tokenizer.get("model"))).isNotEmpty().noneMatch((merge) -> merge.matches(".*[</>].*\\|.+"));
	}

	@Test
	void aFileThatBringsItsOwnPatternIsToldFromOneThatWasTrained() throws IOException {
		JsonNode trained = train(400, List.of("low lower lowest"));
		assertThat(TokenizerFile.isOfThisForm(trained)).isTrue();
		JsonNode foreign = trained.deepCopy();
		((ObjectNode) foreign.at("/pre_tokenizer/pattern")).put("Regex", "(a+)+$");
		assertThat(TokenizerFile.isOfThisForm(foreign)).isFalse();
		assertThat(TokenizerFile.isOfThisForm(trained.get("model"))).isFalse();
		assertThat(TokenizerFile.isOfThisForm(trained.at("/model/merges"))).isFalse();
	}

	@Test
	void runsOfOneCharacterAreCountedRight() throws IOException {
		JsonNode model = train(400, List.of("aaaaa aaaaa")).get("model");
		assertThat(merges(model)).containsExactly("a|a", " |aa", " aa|aa", " aaaa|a");
	}

	@Test
	void vocabularyStaysSmallerWhenNothingRepeats() throws IOException {
		assertThat(tokens(train(8_000, List.of("ab cd"))).size()).isLessThan(265);
		assertThat(tokens(train(8_000, List.of()))).hasSize(259);
	}

	@Test
	void characterSeenOnceIsLeftToBytes() throws IOException {
		assertThat(tokens(train(300, List.of("aa bb", "龘")))).contains("a", "b").doesNotContain("龘");
	}

	@Test
	void alphabetTakesAtMostHalfOfTheVocabulary() throws IOException {
		List<String> sentences = new ArrayList<>();
		for (int c = 0x4E00; c < 0x5600; c++) {
			sentences.add(Character.toString(c).repeat(3));
		}
		List<String> tokens = tokens(train(1_000, sentences));
		assertThat(tokens.subList(259, tokens.size()).stream().filter((token) -> token.length() == 1)).hasSize(500);
	}

	@Test
	void orderOfTheSentencesDoesNotMatter() throws IOException {
		List<String> sentences = new ArrayList<>(
				GeneratedText.texts(2_000).map(Normalizer.forLanguage("zh")::normalize).toList());
		byte[] first = Files.readAllBytes(write(1_000, sentences));
		Collections.shuffle(sentences, new Random(3));
		assertThat(Files.readAllBytes(write(1_000, sentences))).isEqualTo(first);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 0, 259, 200_001 })
	void vocabularyMustHoldTheBytesAndBeOfReasonableSize(int size) {
		assertThatThrownBy(() -> new SubwordTrainer(size)).isInstanceOf(IllegalArgumentException.class)
			.hasMessage("a vocabulary has from 260 (special and byte tokens) to 200000 tokens, not " + size);
	}

	private JsonNode train(int vocabularySize, List<String> sentences) throws IOException {
		return JsonMapper.shared().readTree(Files.readAllBytes(write(vocabularySize, sentences)));
	}

	private Path write(int vocabularySize, List<String> sentences) throws IOException {
		SubwordTrainer trainer = new SubwordTrainer(vocabularySize);
		sentences.forEach(trainer::add);
		Path file = this.directory.resolve("tokenizer.json");
		trainer.write(file);
		return file;
	}

	private static List<String> tokens(JsonNode json) {
		JsonNode model = json.has("model") ? json.get("model") : json;
		return List.copyOf(model.get("vocab").propertyNames());
	}

	private static List<String> merges(JsonNode model) {
		return model.get("merges")
			.valueStream()
			.map((pair) -> pair.get(0).asString() + "|" + pair.get(1).asString())
			.toList();
	}

}
