package dev.attune.training;

import ai.djl.inference.Predictor;
import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.StepOptions;
import dev.attune.seq2seq.StepResult;
import dev.attune.seq2seq.SubwordTokenizer;
import dev.attune.seq2seq.TrainableModel;
import dev.attune.seq2seq.TrainingBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Trains a network until its plan is fulfilled or it gets no better, and leaves the best
 * weights in a file.
 */
final class Trainer {

	/** The seconds of late over which speed and loss are reported. */
	private static final double WINDOW_SECONDS = 10;

	private static final SearchOptions GREEDY = new SearchOptions(1, 1, 1);

	/** Development sentences that a validation translates. */
	private static final int VALIDATION_SENTENCES = 500;

	private final TrainingOptions options;

	private final PreparedCorpus corpus;

	private final String targetLanguage;

	private final SubwordTokenizer tokenizer;

	private final TrainingListener listener;

	private final List<Validation> validations = new ArrayList<>();

	private final LearningRateSchedule schedule;

	private int epoch;

	private long update;

	private long tokens;

	private double stepSeconds;

	private double windowSeconds;

	private double windowTokens;

	private double windowLoss;

	Trainer(TrainingOptions options, PreparedCorpus corpus, String targetLanguage, SubwordTokenizer tokenizer,
			TrainingListener listener) {
		this.options = options;
		this.corpus = corpus;
		this.targetLanguage = targetLanguage;
		this.tokenizer = tokenizer;
		this.listener = listener;
		this.schedule = new LearningRateSchedule(options.learningRate(), options.warmup());
	}

	/** Trains and writes the best averaged weights to a file. */
	TrainingSummary train(TrainableModel model, Path weights) throws IOException {
		long start = System.nanoTime();
		String precision = choosePrecision(model);
		BatchPlanner planner = new BatchPlanner(this.corpus.train(), this.options.batchTokens());
		List<TrainingBatch> devBatches = new BatchPlanner(this.corpus.dev(), this.options.batchTokens()).inOrder()
			.batches()
			.toList();
		try (Predictor<SearchBatch, List<List<Hypothesis>>> predictor = model.newPredictor(this.corpus.limits())) {
			boolean more = true;
			while (more && this.epoch < this.options.epochs()) {
				this.epoch++;
				BatchPlan batches = planner.epoch(this.options.seed(), this.epoch);
				int interval = (this.options.validateEvery() == 0) ? batches.size() : this.options.validateEvery();
				long planned = (long) batches.size() * this.options.epochs();
				for (int i = 0; i < batches.size(); i++) {
					if (this.listener.isStopped()) {
						throw new CancellationException("Stopped at update " + this.update + ".");
					}
					Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
					double share = share(planned, elapsed);
					if (share >= 1) {
						more = false;
						break;
					}
					step(model, batches.batch(i), share, elapsed);
					if (this.update % interval == 0) {
						validate(model, predictor, devBatches, weights, this.epoch, start);
						if (exhausted()) {
							this.listener.message(
									"No better for %d validations: stopping early.".formatted(this.options.patience()));
							more = false;
							break;
						}
					}
				}
			}
			if (this.update == 0) {
				throw new IllegalStateException("the time limit was over before the first update");
			}
			if (this.validations.isEmpty() || this.validations.getLast().update() < this.update) {
				validate(model, predictor, devBatches, weights, this.epoch, start);
			}
		}
		return new TrainingSummary(precision, this.update, this.tokens, this.tokens / this.stepSeconds,
				Duration.ofNanos(System.nanoTime() - start), List.copyOf(this.validations));
	}

	private String choosePrecision(TrainableModel model) {
		boolean half = switch (this.options.precision()) {
			case FP32 -> false;
			case BF16 -> true;
			case AUTO -> {
				BatchPlan plan = new BatchPlanner(this.corpus.train(), this.options.batchTokens()).inOrder();
				yield model.isFasterInBfloat16(plan.batch(plan.size() - 1));
			}
		};
		model.useBfloat16(half);
		String precision = half ? "bfloat16" : "float32";
		this.listener.message("Matrix products in " + precision + ".");
		return precision;
	}

	private double share(long planned, Duration elapsed) {
		double share = this.update / (double) planned;
		Duration limit = this.options.timeLimit();
		return (limit == null) ? share : Math.max(share, elapsed.toNanos() / (double) limit.toNanos());
	}

	private void step(TrainableModel model, TrainingBatch batch, double share, Duration elapsed) {
		this.update++;
		double rate = this.schedule.at(this.update, share);
		// a young average would remember the random weights of the start
		double decay = Math.min(this.options.averageDecay(), (1.0 + this.update) / (10.0 + this.update));
		long start = System.nanoTime();
		StepResult result = model.step(batch, new StepOptions(this.update, rate, this.options.clipNorm(),
				this.options.dropout(), this.options.labelSmoothing(), decay));
		double seconds = (System.nanoTime() - start) / 1e9;
		if (!Double.isFinite(result.loss()) || !Double.isFinite(result.gradientNorm())) {
			throw new IllegalStateException("training diverged at update " + this.update
					+ ": the loss is no number; try a lower learning rate");
		}
		int count = batch.targetTokens();
		this.tokens += count;
		this.stepSeconds += seconds;
		this.windowSeconds += seconds;
		this.windowTokens += count;
		this.windowLoss += result.loss() * count;
		if (this.windowSeconds >= WINDOW_SECONDS) {
			Duration left = (share <= 0) ? Duration.ZERO
					: Duration.ofMillis((long) (elapsed.toMillis() * (1 - share) / share));
			this.listener.progress(new Progress(share, this.update, this.epoch, this.windowLoss / this.windowTokens,
					rate, this.windowTokens / this.windowSeconds, elapsed, left));
			this.windowSeconds = 0;
			this.windowTokens = 0;
			this.windowLoss = 0;
		}
	}

	private void validate(TrainableModel model, Predictor<SearchBatch, List<List<Hypothesis>>> predictor,
			List<TrainingBatch> batches, Path weights, int epoch, long start) throws IOException {
		int size = this.corpus.dev().size();
		int count = Math.min(VALIDATION_SENTENCES, size);
		// evenly spread, for a corpus may be sorted by length
		int[] sample = IntStream.range(0, count).map((i) -> (int) ((long) i * size / count)).toArray();
		List<String> hypotheses = BatchSearch
			.best(predictor, Arrays.stream(sample).mapToObj(this.corpus.dev()::source).toList(), GREEDY)
			.stream()
			.map(this.tokenizer::decode)
			.toList();
		List<String> references = Arrays.stream(sample)
			.mapToObj((i) -> this.corpus.devPairs().get(i).target())
			.toList();
		Scores scores = Scores.of(hypotheses, references, this.targetLanguage);
		double likelihood = model.loss(batches);
		boolean best = this.validations.stream().allMatch((earlier) -> switch (this.options.criterion()) {
			case CHRF -> scores.chrf() > earlier.chrf();
			case LOSS -> likelihood < earlier.negativeLogLikelihood();
		});
		if (best) {
			model.writeAverage(weights);
		}
		Validation validation = new Validation(this.update, epoch, likelihood, scores.chrf(), scores.bleu(), best,
				Duration.ofNanos(System.nanoTime() - start));
		this.validations.add(validation);
		this.listener.validated(validation);
	}

	private boolean exhausted() {
		int last = this.validations.size() - 1;
		int best = last;
		while (best > 0 && !this.validations.get(best).best()) {
			best--;
		}
		return last - best >= this.options.patience();
	}

}
