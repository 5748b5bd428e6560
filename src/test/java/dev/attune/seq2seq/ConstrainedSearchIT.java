package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.TranslateException;
import java.util.ArrayList;
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
 * The search that writes given terms, with the real engine, on a network whose random
 * weights are large enough to have opinions, none of them about the terms.
 */
class ConstrainedSearchIT {

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
	@ValueSource(ints = { 1, 4, 5, 12 })
	void eachTermStandsInEachHypothesis(int beam) throws TranslateException {
		Random random = new Random(beam);
		List<int[]> sources = OpinionatedModel.sentences(random, VOCABULARY, 60);
		List<List<Constraint>> constraints = sources.stream().map((source) -> constraints(random, source)).toList();
		List<List<Hypothesis>> found = predictor
			.predict(new SearchBatch(sources, constraints, new SearchOptions(beam, Math.min(beam, 3), 1)));
		for (int i = 0; i < sources.size(); i++) {
			int allowed = 2 * sources.get(i).length + 10
					+ constraints.get(i).stream().mapToInt((constraint) -> constraint.tokens().length).sum();
			for (Hypothesis hypothesis : found.get(i)) {
				assertThat(holdsEach(hypothesis.tokens(), constraints.get(i)))
					.as("%s in %s", constraints.get(i), java.util.Arrays.toString(hypothesis.tokens()))
					.isTrue();
				assertThat(hypothesis.tokens().length + 1).isLessThanOrEqualTo(allowed);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "FP32, 1", "FP32, 5", "INT8, 5" })
	void aSentenceIsTranslatedTheSameAloneAndInAnyBatch(Precision precision, int beam) throws TranslateException {
		assumeThat(precision == Precision.INT8 && !NativeEngine.hasInt8()).isFalse();
		Random random = new Random(5);
		List<int[]> sources = OpinionatedModel.sentences(random, VOCABULARY, 60);
		List<List<Constraint>> constraints = sources.stream().map((source) -> constraints(random, source)).toList();
		SearchOptions options = new SearchOptions(beam, 1, 1);
		try (TorchProgram program = TorchProgram.searching(Architecture.GRU_ATTENTION);
				NDManager manager = program.newManager()) {
			program.bind("bind", model.weights().arrays());
			program.call(manager, "prepare", manager.create(precision == Precision.INT8));
			try (var prepared = program.newPredictor(new SearchTranslator(LIMITS))) {
				List<Integer> order = new ArrayList<>(IntStream.range(0, sources.size()).boxed().toList());
				Collections.shuffle(order, random);
				for (int start = 0; start < order.size(); start += 15) {
					List<Integer> rows = order.subList(start, start + 15);
					List<List<Hypothesis>> together = prepared
						.predict(new SearchBatch(rows.stream().map(sources::get).toList(),
								rows.stream().map(constraints::get).toList(), options));
					for (int i = 0; i < rows.size(); i++) {
						// one without terms would be searched without constraints
						if (!constraints.get(rows.get(i)).isEmpty()) {
							Hypothesis alone = prepared
								.predict(new SearchBatch(List.of(sources.get(rows.get(i))),
										List.of(constraints.get(rows.get(i))), options))
								.getFirst()
								.getFirst();
							Hypothesis actual = together.get(i).getFirst();
							assertThat(actual.tokens()).isEqualTo(alone.tokens());
							assertThat(actual.score()).isCloseTo(alone.score(), within(1e-4f));
						}
					}
				}
			}
		}
	}

	@Test
	void aHypothesisHasTheProbabilityThatTrainingGivesIt() throws TranslateException {
		int[] source = { 9, 8, 7, 6, 2 };
		Constraint term = constraint(1, 2, 11, 12, 13);
		Hypothesis hypothesis = predictor
			.predict(new SearchBatch(List.of(source), List.of(List.of(term)), new SearchOptions(5, 1, 1)))
			.getFirst()
			.getFirst();
		assertThat(hypothesis.tokenLogProbabilities()).hasSize(hypothesis.tokens().length + 1);
		assertThat(hypothesis.attention()).hasDimensions(hypothesis.tokens().length + 1, source.length);
		double sum = 0;
		for (float logProbability : hypothesis.tokenLogProbabilities()) {
			sum += logProbability;
		}
		assertThat(hypothesis.score()).isCloseTo((float) (sum / (hypothesis.tokens().length + 1)), within(1e-4f));
	}

	@Test
	void whatTheSearchWritesByItselfIsNotWrittenAgain() throws TranslateException {
		List<int[]> sources = OpinionatedModel.sentences(new Random(3), VOCABULARY, 40);
		int same = 0;
		for (int[] source : sources) {
			int[] free = predictor.predict(new SearchBatch(List.of(source), new SearchOptions(5, 1, 1)))
				.getFirst()
				.getFirst()
				.tokens();
			if (free.length < 3) {
				continue;
			}
			Constraint term = constraint(0, 1, free[1], free[2]);
			int[] found = predictor
				.predict(new SearchBatch(List.of(source), List.of(List.of(term)), new SearchOptions(5, 1, 1)))
				.getFirst()
				.getFirst()
				.tokens();
			same += count(found, term.tokens()) <= count(free, term.tokens()) ? 1 : 0;
		}
		assertThat(same).isGreaterThan(25);
	}

	@Test
	void aLoopEndsWhenTheTermsStand() throws TranslateException {
		try (TrainableModel loop = TrainableModel.create(Architecture.GRU_ATTENTION,
				new ModelSizes(VOCABULARY, 4, 4, 4), 1)) {
			Arrays.change(Arrays.weight(loop, "out.bias"), (i, value) -> (i == 7) ? 20 : value);
			OpinionatedModel.publish(loop);
			try (var looping = loop.newPredictor(new SearchLimits(100, LIMITS.repetitions()))) {
				List<Constraint> terms = List.of(constraint(0, 1, 20, 21, 22, 23), constraint(1, 2, 24, 24, 24));
				int[] tokens = looping
					.predict(
							new SearchBatch(List.of(new int[] { 5, 6, 2 }), List.of(terms), new SearchOptions(1, 1, 1)))
					.getFirst()
					.getFirst()
					.tokens();
				assertThat(holdsEach(tokens, terms)).isTrue();
				assertThat(tokens.length).isLessThan(40);
			}
		}
	}

	@Test
	void noTokenThatGoesOnWithAWordFollowsATerm() throws TranslateException {
		int[] joins = IntStream.range(3, 40).toArray();
		try (TorchProgram program = TorchProgram.searching(Architecture.GRU_ATTENTION);
				NDManager manager = program.newManager()) {
			program.bind("bind", model.weights().arrays());
			program.call(manager, "prepare", manager.create(false));
			try (var spaced = program
				.newPredictor(new SearchTranslator(LIMITS, new TermSpacing(joins, new int[] { 1 })))) {
				for (int[] source : OpinionatedModel.sentences(new Random(4), VOCABULARY, 40)) {
					Constraint term = new Constraint(0, 1, new int[] { 50, 51 }, new int[] { 52, 53, 54 });
					int[] tokens = spaced
						.predict(new SearchBatch(List.of(source), List.of(List.of(term)), new SearchOptions(5, 1, 1)))
						.getFirst()
						.getFirst()
						.tokens();
					boolean atTheBegin = tokens[0] == 52 && tokens[1] == 53 && tokens[2] == 54;
					int[] written = atTheBegin ? term.alternative() : term.tokens();
					int end = Collections.indexOfSubList(boxed(tokens), boxed(written)) + written.length;
					assertThat(count(tokens, written)).isPositive();
					assertThat(end == tokens.length || tokens[end] >= 40).isTrue();
				}
			}
		}
	}

	private static List<Constraint> constraints(Random random, int[] source) {
		List<Constraint> constraints = new ArrayList<>();
		int at = 0;
		while (at < source.length - 1 && constraints.size() < 4) {
			int begin = at + random.nextInt(4);
			int end = begin + 1 + random.nextInt(2);
			if (end < source.length) {
				constraints.add(constraint(begin, end, random.ints(1 + random.nextInt(5), 3, VOCABULARY).toArray()));
			}
			at = end;
		}
		return constraints;
	}

	private static Constraint constraint(int begin, int end, int... tokens) {
		return new Constraint(begin, end, tokens, tokens);
	}

	/** Whether all stand there beside each other, in any order. */
	private static boolean holdsEach(int[] tokens, List<Constraint> constraints) {
		List<Integer> left = new ArrayList<>(boxed(tokens));
		for (Constraint constraint : constraints.stream()
			.sorted((a, b) -> b.tokens().length - a.tokens().length)
			.toList()) {
			List<Integer> term = boxed(constraint.tokens());
			int at = Collections.indexOfSubList(left, term);
			if (at < 0) {
				return false;
			}
			Collections.fill(left.subList(at, at + term.size()), -1);
		}
		return true;
	}

	private static int count(int[] tokens, int[] term) {
		int count = 0;
		for (int i = 0; i + term.length <= tokens.length; i++) {
			count += java.util.Arrays.equals(tokens, i, i + term.length, term, 0, term.length) ? 1 : 0;
		}
		return count;
	}

	private static List<Integer> boxed(int[] tokens) {
		return java.util.Arrays.stream(tokens).boxed().toList();
	}

}
