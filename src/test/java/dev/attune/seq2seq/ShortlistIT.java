package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.translate.TranslateException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Searches among the tokens of a short list, with the real engine.
 */
class ShortlistIT {

	private static final int VOCABULARY = 700;

	private static final SearchLimits LIMITS = new SearchLimits(2, List.of(4, 4, 5, 7, 9, 11, 13, 15));

	private static TrainableModel model;

	@BeforeAll
	static void loadModel() {
		model = OpinionatedModel.create(VOCABULARY);
	}

	@AfterAll
	static void closeModel() {
		model.close();
	}

	@ParameterizedTest
	@CsvSource({ "FP32, 1", "FP32, 5", "INT8, 1", "INT8, 5" })
	void aSentenceIsTranslatedTheSameAloneAndInAnyBatch(Precision precision, int beam) throws TranslateException {
		try (PreparedSearch search = PreparedSearch.of(model, precision, LIMITS, randomList())) {
			search.assertSameAloneAndInAnyBatch(OpinionatedModel.sentences(new Random(4), VOCABULARY, 60), beam);
		}
	}

	@ParameterizedTest
	@CsvSource({ "FP32, 1", "FP32, 5", "INT8, 1", "INT8, 5" })
	void aTranslationHasOnlyTheTokensOfItsSource(Precision precision, int beam) throws TranslateException {
		Shortlist shortlist = randomList();
		List<int[]> sentences = OpinionatedModel.sentences(new Random(6), VOCABULARY, 40);
		try (PreparedSearch search = PreparedSearch.of(model, precision, LIMITS, shortlist)) {
			List<List<Hypothesis>> found = search.search(sentences, new SearchOptions(beam, beam, 1));
			for (int i = 0; i < sentences.size(); i++) {
				Set<Integer> listed = listed(shortlist, sentences.get(i));
				assertThat(found.get(i)).allSatisfy((hypothesis) -> assertThat(listed)
					.containsAll(IntStream.of(hypothesis.tokens()).boxed().toList()));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "FP32", "INT8" })
	void aListOfAllTokensChangesNothing(Precision precision) throws TranslateException {
		List<int[]> sentences = OpinionatedModel.sentences(new Random(7), VOCABULARY, 30);
		SearchOptions options = new SearchOptions(4, 1, 1);
		int[] all = IntStream.range(0, VOCABULARY).toArray();
		Shortlist everything = new Shortlist(all, new int[VOCABULARY][1]);
		try (PreparedSearch listed = PreparedSearch.of(model, precision, LIMITS, everything);
				PreparedSearch free = PreparedSearch.of(model, precision, LIMITS, null)) {
			List<List<Hypothesis>> expected = free.search(sentences, options);
			List<List<Hypothesis>> actual = listed.search(sentences, options);
			for (int i = 0; i < sentences.size(); i++) {
				assertThat(actual.get(i).getFirst().tokens()).isEqualTo(expected.get(i).getFirst().tokens());
				assertThat(actual.get(i).getFirst().score()).isCloseTo(expected.get(i).getFirst().score(),
						within(1e-4f));
			}
		}
	}

	@Test
	void aListIsReadAsItWasWritten(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("model.safetensors");
		Shortlist shortlist = randomList();
		model.writeAverage(file, shortlist);
		assertThat(Shortlist.read(file, VOCABULARY)).hasValueSatisfying((read) -> {
			assertThat(read.common()).isEqualTo(shortlist.common());
			assertThat(read.translations()).isDeepEqualTo(shortlist.translations());
		});
	}

	@Test
	void listsAreMixedInTurnsWithoutRepetition() {
		Shortlist learned = new Shortlist(new int[] { 5, 6, 7 }, new int[][] { { 3, 4, 5, 6 }, { 8, 0, 0, 0 } });
		Shortlist old = new Shortlist(new int[] { 6, 9, 8, 4 }, new int[][] { { 3, 7, 9, 8 }, { 9, 8, 5, 0 } });
		Shortlist mixed = learned.mixedWith(old);
		assertThat(mixed.common()).containsExactly(5, 6, 9);
		assertThat(mixed.translations()[0]).containsExactly(3, 4, 7, 5);
		assertThat(mixed.translations()[1]).containsExactly(8, 9, 5, 0);
	}

	@Test
	void aListThatNamesTokensThatAreNotThereIsRefused(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("model.safetensors");
		Shortlist shortlist = randomList();
		shortlist.translations()[5][1] = VOCABULARY;
		model.writeAverage(file, shortlist);
		assertThatThrownBy(() -> Shortlist.read(file, VOCABULARY)).isInstanceOf(InvalidModelException.class)
			.hasMessageContaining("model.safetensors")
			.hasMessageContaining("names tokens that are not there");
	}

	@Test
	void aListForAnotherVocabularyIsRefused(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("model.safetensors");
		model.writeAverage(file, new Shortlist(new int[0], new int[VOCABULARY - 1][3]));
		assertThatThrownBy(() -> Shortlist.read(file, VOCABULARY)).isInstanceOf(InvalidModelException.class)
			.hasMessageContaining("[699, 3]")
			.hasMessageContaining("[700,k]");
	}

	/** Up to eight translations of each token; twenty tokens for all. */
	private static Shortlist randomList() {
		Random random = new Random(3);
		int[][] translations = new int[VOCABULARY][];
		for (int token = 0; token < VOCABULARY; token++) {
			int filled = random.nextInt(9);
			translations[token] = IntStream.range(0, 8)
				.map((i) -> (i < filled) ? random.nextInt(3, VOCABULARY) : 0)
				.toArray();
		}
		return new Shortlist(random.ints(20, 3, VOCABULARY).toArray(), translations);
	}

	private static Set<Integer> listed(Shortlist shortlist, int[] sentence) {
		return IntStream
			.concat(IntStream.of(shortlist.common()),
					IntStream.of(sentence).flatMap((token) -> IntStream.of(shortlist.translations()[token])))
			.boxed()
			.collect(Collectors.toSet());
	}

}
