package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The beam search, with the real engine, on a network whose random weights are large
 * enough to have opinions.
 */
class SearchIT {

	private static final int VOCABULARY = 60;

	private static final SearchLimits LIMITS = new SearchLimits(2, List.of(4, 4, 5, 7, 9, 11, 13, 15));

	private static TrainableModel model;

	private static Predictor<SearchBatch, List<List<Hypothesis>>> predictor;

	@BeforeAll
	static void loadModel() {
		model = OpinionatedModel.create(VOCABULARY);
		predictor = model.newPredictor(LIMITS);
	}

	@AfterAll
	static void closeModel() {
		predictor.close();
		model.close();
	}

	@ParameterizedTest
	@CsvSource({ "FP32, 1", "FP32, 5", "INT8, 1", "INT8, 5" })
	void aSentenceIsTranslatedTheSameAloneAndInAnyBatch(Precision precision, int beam) throws TranslateException {
		try (PreparedSearch search = PreparedSearch.of(model, precision, LIMITS, null)) {
			search.assertSameAloneAndInAnyBatch(sentences(new Random(5), 200), beam);
		}
	}

	@Test
	void hypothesesComeBestFirstAndTheirScoreIsTheMeanOfTheirTokens() throws TranslateException {
		for (List<Hypothesis> hypotheses : predictor
			.predict(new SearchBatch(sentences(new Random(6), 20), new SearchOptions(6, 4, 1)))) {
			assertThat(hypotheses).hasSize(4);
			assertThat(hypotheses.stream().map((hypothesis) -> java.util.Arrays.toString(hypothesis.tokens())))
				.doesNotHaveDuplicates();
			assertThat(hypotheses.stream().map(Hypothesis::score)).isSortedAccordingTo(Collections.reverseOrder());
			for (Hypothesis hypothesis : hypotheses) {
				double sum = IntStream.range(0, hypothesis.tokenLogProbabilities().length)
					.mapToDouble((i) -> hypothesis.tokenLogProbabilities()[i])
					.sum();
				assertThat(hypothesis.tokenLogProbabilities()).hasSize(hypothesis.tokens().length + 1);
				assertThat(hypothesis.score()).isCloseTo((float) (sum / (hypothesis.tokens().length + 1)),
						within(1e-4f));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(floats = { 0, 0.6f, 2 })
	void theLengthPenaltyIsThePowerThatDividesTheLogProbability(float penalty) throws TranslateException {
		for (List<Hypothesis> hypotheses : predictor
			.predict(new SearchBatch(sentences(new Random(9), 10), new SearchOptions(4, 4, penalty)))) {
			for (Hypothesis hypothesis : hypotheses) {
				double sum = IntStream.range(0, hypothesis.tokenLogProbabilities().length)
					.mapToDouble((i) -> hypothesis.tokenLogProbabilities()[i])
					.sum();
				assertThat(hypothesis.score())
					.isCloseTo((float) (sum / Math.pow(hypothesis.tokens().length + 1, penalty)), within(1e-3f));
			}
		}
	}

	@Test
	void theBestOfAWideBeamIsSeldomWorseThanTheGreedyOne() throws TranslateException {
		List<int[]> sentences = sentences(new Random(10), 60);
		List<List<Hypothesis>> greedy = predictor.predict(new SearchBatch(sentences, new SearchOptions(1, 1, 1)));
		List<List<Hypothesis>> wide = predictor.predict(new SearchBatch(sentences, new SearchOptions(8, 1, 1)));
		long worse = IntStream.range(0, 60)
			.filter((i) -> wide.get(i).getFirst().score() < greedy.get(i).getFirst().score() - 1e-4)
			.count();
		long better = IntStream.range(0, 60)
			.filter((i) -> wide.get(i).getFirst().score() > greedy.get(i).getFirst().score() + 1e-4)
			.count();
		assertThat(better).isGreaterThan(10);
		assertThat(worse).isLessThan(better / 4);
	}

	@Test
	void aHypothesisHasTheProbabilityThatTrainingGivesIt() throws TranslateException {
		List<int[]> sources = sentences(new Random(7), 5);
		for (int[] source : sources) {
			Hypothesis hypothesis = predictor.predict(new SearchBatch(List.of(source), new SearchOptions(4, 1, 1)))
				.getFirst()
				.getFirst();
			TrainingBatch same = new TrainingBatch(List.of(source),
					List.of(TranslationModel.closed(hypothesis.tokens())));
			assertThat(model.loss(List.of(same))).isCloseTo(-hypothesis.score(), within(1e-3));
		}
	}

	@Test
	void attentionIsADistributionOverTheSentencesOwnTokens() throws TranslateException {
		List<int[]> sources = List.of(new int[] { 5, 2 }, new int[] { 9, 8, 7, 6, 2 });
		List<List<Hypothesis>> found = predictor.predict(new SearchBatch(sources, new SearchOptions(3, 3, 1)));
		for (int sentence = 0; sentence < 2; sentence++) {
			int length = sources.get(sentence).length;
			for (Hypothesis hypothesis : found.get(sentence)) {
				assertThat(hypothesis.attention()).hasDimensions(hypothesis.tokens().length + 1, length);
				for (float[] row : hypothesis.attention()) {
					double sum = IntStream.range(0, length).mapToDouble((i) -> row[i]).sum();
					assertThat(sum).isCloseTo(1, within(1e-5));
				}
			}
		}
	}

	@Test
	void noHypothesisIsLongerThanItsLimit() throws TranslateException {
		for (int[] source : sentences(new Random(8), 50)) {
			for (Hypothesis hypothesis : predictor.predict(new SearchBatch(List.of(source), new SearchOptions(5, 5, 1)))
				.getFirst()) {
				assertThat(hypothesis.tokens().length + 1).isLessThanOrEqualTo(2 * source.length + 10);
				if (hypothesis.tokens().length + 1 == 2 * source.length + 10) {
					assertThat(LIMITS.reached(new SourceSentence(source), hypothesis)).isTrue();
				}
			}
		}
	}

	@Test
	void aLoopIsEndedUnlessTheSourceRepeatsItselfToo() throws TranslateException {
		// a network that says the token 7 for ever
		try (TrainableModel loop = TrainableModel.create(Architecture.GRU_ATTENTION,
				new ModelSizes(VOCABULARY, 4, 4, 4), 1)) {
			Arrays.change(Arrays.weight(loop, "out.bias"), (i, value) -> (i == 7) ? 20 : value);
			OpinionatedModel.publish(loop);
			try (var looping = loop.newPredictor(new SearchLimits(100, LIMITS.repetitions()))) {
				SearchOptions greedy = new SearchOptions(1, 1, 1);
				int[] source = { 5, 6, 2 };
				Hypothesis hypothesis = looping.predict(new SearchBatch(List.of(source), greedy)).getFirst().getFirst();
				assertThat(hypothesis.tokens()).containsOnly(7).hasSize(6);
				assertThat(hypothesis.endsByItself()).isFalse();
				assertThat(LIMITS.reached(new SourceSentence(source), hypothesis)).isTrue();
				int[] repeating = { 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 2 };
				assertThat(looping.predict(new SearchBatch(List.of(repeating), greedy)).getFirst().getFirst().tokens())
					.hasSize(16);
			}
		}
	}

	@Test
	void attentionOfASmallNetworkEqualsTheOneComputedByHand() throws TranslateException {
		try (TrainableModel small = TrainableModel.create(Architecture.GRU_ATTENTION, new ModelSizes(6, 1, 1, 1), 1)) {
			small.weights().arrays().values().forEach((array) -> Arrays.change(array, (i, value) -> 0));
			Arrays.set(Arrays.weight(small, "emb"), 0, 0, -1, 1, 0.5f, 0);
			Arrays.set(Arrays.weight(small, "enc.f.wi"), 0, 0, 1);
			Arrays.set(Arrays.weight(small, "att.k"), 1, 0);
			Arrays.set(Arrays.weight(small, "att.v"), 2);
			OpinionatedModel.publish(small);
			// all gates are 1/2, so h1 = tanh(1)/2 = 0.38080 and h2 = (tanh(-1) + h1)/2 =
			// -0.19040;
			// energies 2 tanh(h) = 0.72686 and -0.37625, of which the softmax is:
			try (var hands = small.newPredictor(LIMITS)) {
				List<int[]> withALongerOne = List.of(new int[] { 3, 2 }, new int[] { 4, 4, 4, 4, 2 });
				float[] attention = hands.predict(new SearchBatch(withALongerOne, new SearchOptions(1, 1, 1)))
					.getFirst()
					.getFirst()
					.attention()[0];
				assertThat(attention).containsExactly(new float[] { 0.75084f, 0.24916f }, within(1e-4f));
			}
		}
	}

	private static List<int[]> sentences(Random random, int count) {
		return OpinionatedModel.sentences(random, VOCABULARY, count);
	}

}
