package dev.attune.training;

import dev.attune.seq2seq.Architecture;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.ModelSizes;
import dev.attune.seq2seq.Shortlist;
import dev.attune.seq2seq.SubwordTokenizer;
import dev.attune.seq2seq.TrainableModel;
import dev.attune.seq2seq.TranslationModel;
import dev.attune.training.TrainingListener.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A training from the corpus files to the whole directory of a model version, with its
 * scores and its card. Whatever was done in its work directory before is not done again.
 */
final class ModelTraining {

	static final String BFLOAT16 = "bfloat16";

	private final TrainingRequest request;

	private final WorkDirectory work;

	private final Duration checkpointInterval;

	private final TrainingListener listener;

	ModelTraining(TrainingRequest request, WorkDirectory work, Duration checkpointInterval, TrainingListener listener) {
		this.request = request;
		this.work = work;
		this.checkpointInterval = checkpointInterval;
		this.listener = listener;
	}

	/**
	 * Trains, or goes on with a training that was interrupted; the work directory holds
	 * the version afterwards. If all was done, only returns what came of it.
	 * @throws dev.attune.corpus.CorpusException if a corpus cannot be read or is too
	 * small
	 * @throws CheckpointException if there is a checkpoint that is damaged or of another
	 * training
	 * @throws InvalidModelException if the parent or the baseline is no valid version
	 * @throws IllegalStateException if another process trains in the work directory
	 * @throws java.util.concurrent.CancellationException if the training was asked to
	 * stop
	 */
	TrainingOutcome run() throws IOException, CheckpointException, InvalidModelException {
		WorkLock lock = WorkLock.take(this.work.root());
		try {
			Optional<TrainingOutcome> earlier = this.work.outcome();
			return earlier.isPresent() ? earlier.get() : goOn();
		}
		finally {
			lock.close();
		}
	}

	private TrainingOutcome goOn() throws IOException, CheckpointException, InvalidModelException {
		this.listener.stage(Stage.PREPARING);
		try (PreparedCorpus corpus = new CorpusPreparation(this.request, this.listener).prepare(this.work.corpus())) {
			CorpusSummary summary = CorpusSummary.of(corpus);
			this.listener.prepared(summary);
			this.listener.stage(Stage.TRAINING);
			Path version = this.work.beginVersion();
			TrainingSummary training = train(corpus, version);
			this.listener.stage(Stage.EVALUATING);
			VersionTest.Result test = new VersionTest(this.request, corpus, this.listener).run(version);
			TrainingOutcome outcome = test.outcome(training, summary);
			WorkDirectory.write(this.work.test(), test.table());
			new VersionMetrics(this.request, training, outcome).write(version);
			this.work.finish(version, outcome);
			return outcome;
		}
	}

	private TrainingSummary train(PreparedCorpus corpus, Path version)
			throws IOException, CheckpointException, InvalidModelException {
		Architecture architecture = Architecture.of(this.request.architecture());
		ModelSizes sizes = this.request.sizes().withVocabulary(corpus.vocabulary());
		TrainingOptions options = this.request.options();
		BatchPlanner planner = new BatchPlanner(corpus.train(), options.batchTokens());
		Checkpoint checkpoint = new Checkpoint(this.work.checkpoint());
		try (SubwordTokenizer tokenizer = SubwordTokenizer.load(corpus.tokenizer());
				TrainableModel model = TrainableModel.create(architecture, sizes, options.seed());
				Validator validator = new Validator(model, corpus, tokenizer, this.request.target(),
						options.batchTokens())) {
			String settings = settings(corpus, sizes);
			Optional<TrainingState> restored = checkpoint.restore(model, settings);
			TrainingState state = restored.isPresent() ? restored.get() : begin(model, planner, settings);
			restored.ifPresent((past) -> this.listener
				.message("Going on from the checkpoint of update %d.".formatted(past.update())));
			model.useBfloat16(state.precision().equals(BFLOAT16));
			this.listener.message("Matrix products in " + state.precision() + ".");
			BatchPlan first = planner.epoch(options.seed(), 1);
			this.listener
				.message(String.format(Locale.ROOT, "%,d updates an epoch, %.1f %% of the positions are padding.",
						first.size(), 100 * first.paddingShare()));
			TrainingSummary summary = new Trainer(model, planner, options, this.request.parent() != null, state,
					checkpoint, this.checkpointInterval, this.listener)
				.train(validator);
			model.writeAverage(version.resolve(TranslationModel.WEIGHTS_FILE), shortlist(corpus, summary));
			Files.copy(corpus.tokenizer(), version.resolve(TranslationModel.TOKENIZER_FILE));
			new ModelConfig(ModelConfig.FORMAT_VERSION, architecture.id(), sizes, this.request.source(),
					this.request.target(), corpus.sourceNormalization(), corpus.targetNormalization(), corpus.limits())
				.write(version.resolve(ModelConfig.FILE));
			return summary;
		}
	}

	private TrainingState begin(TrainableModel model, BatchPlanner planner, String settings)
			throws IOException, InvalidModelException {
		if (this.request.parent() != null) {
			model.start(this.request.parent().resolve(TranslationModel.WEIGHTS_FILE));
		}
		boolean half = switch (this.request.options().precision()) {
			case FP32 -> false;
			case BF16 -> true;
			case AUTO -> {
				BatchPlan plan = planner.inOrder();
				yield model.isFasterInBfloat16(plan.batch(plan.size() - 1));
			}
		};
		return TrainingState.initial(settings, half ? BFLOAT16 : "float32");
	}

	/**
	 * With a parent, half of it is the parent's; all of it, if the updates were no use.
	 */
	private Shortlist shortlist(PreparedCorpus corpus, TrainingSummary summary)
			throws IOException, InvalidModelException {
		Optional<Shortlist> old = (this.request.parent() == null) ? Optional.empty()
				: Shortlist.read(this.request.parent().resolve(TranslationModel.WEIGHTS_FILE), corpus.vocabulary());
		if (old.isPresent() && summary.updates() > 0 && summary.best().update() == 0) {
			return old.get();
		}
		Stopwatch watch = new Stopwatch();
		Shortlist learned = ShortlistLearner.learn(corpus.train(), corpus.vocabulary());
		this.listener.message("Short list learned in %s.".formatted(watch));
		return old.map(learned::mixedWith).orElse(learned);
	}

	/** What a checkpoint must agree with. */
	private String settings(PreparedCorpus corpus, ModelSizes sizes) {
		return "%s, %s, %s, corpus %s".formatted(this.request.architecture(), sizes, this.request.options(),
				corpus.manifest().fingerprint());
	}

}
