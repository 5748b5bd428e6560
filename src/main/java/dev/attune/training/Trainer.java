package dev.attune.training;

import dev.attune.seq2seq.StepOptions;
import dev.attune.seq2seq.StepResult;
import dev.attune.seq2seq.TrainableModel;
import dev.attune.seq2seq.TrainingBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Trains a network until its plan is fulfilled or it gets no better. Whatever decides
 * what comes next is in the {@link TrainingState}, so a training that goes on from a
 * checkpoint ends with the model of one that was never interrupted.
 */
final class Trainer {

	private final TrainingOptions options;

	private final TrainableModel model;

	private final BatchPlanner planner;

	private final LearningRateSchedule schedule;

	private final Checkpoint checkpoint;

	private final Duration checkpointInterval;

	private final TrainingListener listener;

	private final ProgressMeter meter = new ProgressMeter();

	private final boolean continued;

	private final String settings;

	private final String precision;

	private final List<Validation> validations;

	private final Duration before;

	private final long start = System.nanoTime();

	private BatchPlan plan;

	private int epoch;

	private int batch;

	private long update;

	private long tokens;

	private double stepSeconds;

	private long reported = this.start;

	private long saved = this.start;

	/** Whether a checkpoint would hold something new. */
	private boolean changed;

	/**
	 * A trainer that goes on from a state.
	 * @param continued whether the network was trained before, for other data: its
	 * weights are then scored before the first update
	 */
	Trainer(TrainableModel model, BatchPlanner planner, TrainingOptions options, boolean continued, TrainingState state,
			Checkpoint checkpoint, Duration checkpointInterval, TrainingListener listener) {
		this.model = model;
		this.planner = planner;
		this.options = options;
		this.continued = continued;
		this.checkpoint = checkpoint;
		this.checkpointInterval = checkpointInterval;
		this.listener = listener;
		this.schedule = new LearningRateSchedule(options.learningRate(), options.warmup());
		this.settings = state.settings();
		this.precision = state.precision();
		this.validations = new ArrayList<>(state.validations());
		this.before = state.elapsed();
		this.epoch = state.epoch();
		this.batch = state.batch();
		this.update = state.update();
		this.tokens = state.targetTokens();
		this.stepSeconds = state.stepSeconds();
		this.plan = planner.epoch(options.seed(), this.epoch);
	}

	/**
	 * Trains. The network's averaged weights are the best ones then.
	 * @throws CancellationException if that was asked for; a checkpoint was written
	 */
	TrainingSummary train(Validator validator) throws IOException {
		try (BatchReader reader = new BatchReader()) {
			boolean over = isOver();
			while (!over || isToBeValidated(true)) {
				pause();
				if (isToBeValidated(over)) {
					validate(validator);
				}
				else {
					step(reader.read(this.plan, this.batch));
				}
				over = isOver();
			}
			if (this.update == 0 && !this.continued) {
				throw new IllegalStateException("the time limit was over before the first update");
			}
			if (isExhausted()) {
				this.listener
					.message("No better for %d validations: stopping early.".formatted(this.options.patience()));
			}
			save();
		}
		catch (CancellationException exception) {
			save();
			throw exception;
		}
		this.model.returnToKept();
		return new TrainingSummary(this.precision, this.update, this.tokens,
				(this.update == 0) ? 0 : this.tokens / this.stepSeconds, elapsed(), List.copyOf(this.validations));
	}

	/** Between native calls: tells of progress, saves when it is time, or stops. */
	private void pause() {
		if (this.listener.isStopped()) {
			throw new CancellationException("Stopped at update " + this.update + ".");
		}
		long now = System.nanoTime();
		if (now - this.reported >= this.listener.progressInterval().toNanos()) {
			this.reported = now;
			this.listener.progress(this.meter.report(share(), this.update, this.epoch, elapsed()));
		}
		if (now - this.saved >= this.checkpointInterval.toNanos()) {
			try {
				save();
			}
			catch (IOException exception) {
				throw new UncheckedIOException(exception);
			}
		}
	}

	private boolean isOver() {
		return this.epoch > this.options.epochs() || share() >= 1 || isExhausted();
	}

	private double share() {
		if (this.options.epochs() == 0) {
			return 1;
		}
		double share = this.update / (double) this.plan.size() / this.options.epochs();
		Duration limit = this.options.timeLimit();
		return (limit == null) ? share : Math.max(share, elapsed().toNanos() / (double) limit.toNanos());
	}

	private boolean isExhausted() {
		int last = this.validations.size() - 1;
		int best = last;
		while (best > 0 && !this.validations.get(best).best()) {
			best--;
		}
		return last - best >= this.options.patience();
	}

	/** Whether the weights as they are must be scored before anything else is done. */
	private boolean isToBeValidated(boolean over) {
		long validated = this.validations.isEmpty() ? -1 : this.validations.getLast().update();
		if (this.update == 0) {
			return this.continued && validated < 0;
		}
		int interval = this.options.validateEvery();
		boolean due = (interval == 0) ? this.batch == 0 : this.update % interval == 0;
		return (over || due) && validated < this.update;
	}

	private void step(TrainingBatch next) {
		double rate = this.schedule.at(this.update + 1, share());
		this.update++;
		this.changed = true;
		// a young average would remember the random weights of the start
		double decay = Math.min(this.options.averageDecay(), (1.0 + this.update) / (10.0 + this.update));
		long begin = System.nanoTime();
		StepResult result = this.model.step(next, new StepOptions(this.update, rate, this.options.clipNorm(),
				this.options.dropout(), this.options.labelSmoothing(), decay));
		double seconds = (System.nanoTime() - begin) / 1e9;
		if (!Double.isFinite(result.loss()) || !Double.isFinite(result.gradientNorm())) {
			throw new DivergedException(this.update);
		}
		this.tokens += next.targetTokens();
		this.stepSeconds += seconds;
		this.meter.add(seconds, next.targetTokens(), result.loss(), rate);
		this.batch++;
		if (this.batch == this.plan.size()) {
			this.batch = 0;
			this.epoch++;
			this.plan = this.planner.epoch(this.options.seed(), this.epoch);
		}
	}

	private void validate(Validator validator) throws IOException {
		Validator.Result result = validator.validate(this::pause);
		boolean best = this.validations.stream().allMatch((earlier) -> result.beats(earlier, this.options.criterion()));
		Validation validation = new Validation(this.update, lastEpoch(), result.negativeLogLikelihood(),
				result.scores().chrf(), result.scores().bleu(), best, elapsed());
		this.validations.add(validation);
		this.changed = true;
		this.listener.validated(validation);
		if (best) {
			this.model.keep();
			save();
		}
	}

	/** The epoch of the last update. */
	private int lastEpoch() {
		return (this.batch == 0) ? this.epoch - 1 : this.epoch;
	}

	private void save() throws IOException {
		if (this.changed) {
			this.checkpoint.write(this.model, new TrainingState(this.settings, this.precision, this.epoch, this.batch,
					this.update, this.tokens, this.stepSeconds, elapsed(), this.validations));
			this.changed = false;
			this.listener.checkpointed(this.update);
		}
		this.saved = System.nanoTime();
	}

	private Duration elapsed() {
		return this.before.plusNanos(System.nanoTime() - this.start);
	}

}
