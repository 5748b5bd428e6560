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
import org.jspecify.annotations.Nullable;

/**
 * A network made ready for searches alone, as a loaded version is.
 */
final class PreparedSearch implements AutoCloseable {

	private final TorchProgram program;

	private final Predictor<SearchBatch, List<List<Hypothesis>>> predictor;

	private PreparedSearch(TorchProgram program, SearchLimits limits) {
		this.program = program;
		this.predictor = program.newPredictor(new SearchTranslator(limits));
	}

	/**
	 * A search over a network's weights; on processors without int8 its tests are
	 * skipped.
	 */
	static PreparedSearch of(TrainableModel model, Precision precision, SearchLimits limits,
			@Nullable Shortlist shortlist) {
		assumeThat(precision == Precision.INT8 && !NativeEngine.hasInt8()).isFalse();
		TorchProgram program = TorchProgram.searching(Architecture.GRU_ATTENTION);
		try (NDManager manager = program.newManager()) {
			program.bind("bind", model.weights().arrays());
			if (shortlist != null) {
				shortlist.use(program);
			}
			program.call(manager, "prepare", manager.create(precision == Precision.INT8));
		}
		return new PreparedSearch(program, limits);
	}

	List<List<Hypothesis>> search(List<int[]> sentences, SearchOptions options) throws TranslateException {
		return this.predictor.predict(new SearchBatch(sentences, options));
	}

	/** Searches sentences of different lengths one by one and in random batches. */
	void assertSameAloneAndInAnyBatch(List<int[]> sentences, int beam) throws TranslateException {
		Random random = new Random(5);
		SearchOptions options = new SearchOptions(beam, 1, 1);
		List<Hypothesis> alone = new ArrayList<>();
		for (int[] sentence : sentences) {
			alone.add(search(List.of(sentence), options).getFirst().getFirst());
		}
		List<Integer> order = new ArrayList<>(IntStream.range(0, sentences.size()).boxed().toList());
		Collections.shuffle(order, random);
		int start = 0;
		while (start < order.size()) {
			List<Integer> rows = order.subList(start, Math.min(order.size(), start + 1 + random.nextInt(40)));
			start += rows.size();
			List<List<Hypothesis>> together = search(rows.stream().map(sentences::get).toList(), options);
			for (int i = 0; i < rows.size(); i++) {
				Hypothesis expected = alone.get(rows.get(i));
				Hypothesis actual = together.get(i).getFirst();
				assertThat(actual.tokens()).isEqualTo(expected.tokens());
				assertThat(actual.score()).isCloseTo(expected.score(), within(1e-4f));
			}
		}
		assertThat(alone.stream().map((hypothesis) -> hypothesis.tokens().length).distinct().count())
			.as("different lengths")
			.isGreaterThan(5);
	}

	@Override
	public void close() {
		this.predictor.close();
		this.program.close();
	}

}
