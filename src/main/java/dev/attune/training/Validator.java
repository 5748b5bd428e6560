package dev.attune.training;

import ai.djl.inference.Predictor;
import dev.attune.corpus.SentencePair;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SubwordTokenizer;
import dev.attune.seq2seq.TrainableModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores a network in training on the development part.
 */
final class Validator implements AutoCloseable {

	private static final SearchOptions GREEDY = new SearchOptions(1, 1, 1);

	/** Development sentences that a validation translates. */
	private static final int SENTENCES = 500;

	private final TrainableModel model;

	private final SubwordTokenizer tokenizer;

	private final BatchPlan batches;

	private final List<int[]> sources;

	private final List<String> references;

	private final String language;

	private final Predictor<SearchBatch, List<List<Hypothesis>>> predictor;

	Validator(TrainableModel model, PreparedCorpus corpus, SubwordTokenizer tokenizer, String language,
			int batchTokens) {
		this.model = model;
		this.tokenizer = tokenizer;
		this.language = language;
		this.batches = new BatchPlanner(corpus.dev(), batchTokens).inOrder();
		int size = corpus.dev().size();
		int count = Math.min(SENTENCES, size);
		// evenly spread, for a corpus may be sorted by length
		int[] sample = IntStream.range(0, count).map((i) -> (int) ((long) i * size / count)).toArray();
		List<SentencePair> pairs = corpus.devPairs();
		this.sources = Arrays.stream(sample).mapToObj(corpus.dev()::source).toList();
		this.references = Arrays.stream(sample).mapToObj((i) -> pairs.get(i).target()).toList();
		this.predictor = model.newPredictor(corpus.limits());
	}

	/**
	 * Scores the averaged weights as they are.
	 * @param pause called between native calls; what it throws ends the validation
	 */
	Result validate(Runnable pause) {
		List<String> hypotheses = BatchSearch.best(this.predictor, this.sources, GREEDY, pause)
			.stream()
			.map(this.tokenizer::decode)
			.toList();
		double likelihood = this.model.loss(() -> this.batches.batches().peek((batch) -> pause.run()).iterator());
		return new Result(Scores.of(hypotheses, this.references, this.language), likelihood);
	}

	@Override
	public void close() {
		this.predictor.close();
	}

	/**
	 * Scores of a validation.
	 *
	 * @param scores of greedy translations
	 * @param negativeLogLikelihood nats a target token
	 */
	record Result(Scores scores, double negativeLogLikelihood) {

		/** Whether this is better than an earlier validation. */
		boolean beats(Validation earlier, TrainingOptions.Criterion criterion) {
			return switch (criterion) {
				case CHRF -> this.scores.chrf() > earlier.chrf();
				case LOSS -> this.negativeLogLikelihood < earlier.negativeLogLikelihood();
			};
		}

	}

}
