package dev.attune.training;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows a training on a terminal: a line of progress every few seconds and a row for each
 * validation.
 */
final class ConsoleListener implements TrainingListener {

	private final PrintWriter out;

	private boolean headed;

	private volatile boolean stopped;

	ConsoleListener(PrintWriter out) {
		this.out = out;
	}

	@Override
	public void message(String message) {
		line(message);
	}

	@Override
	public void prepared(PreparedCorpus corpus) {
		line(corpus.report().toString());
		line(corpus.split().toString());
		format("%,d subwords; %.1f source and %.1f target tokens a sentence; %,d pairs too long", corpus.vocabulary(),
				corpus.train().meanSourceLength(), corpus.train().meanTargetLength(), corpus.tooLong());
	}

	/** Ends the training after the update it is at. */
	void stop() {
		this.stopped = true;
	}

	@Override
	public boolean isStopped() {
		return this.stopped;
	}

	@Override
	public void progress(Progress progress) {
		format("%5.1f %%  update %,d  epoch %d  loss %.3f  learning rate %.5f  %,.0f tokens/s  left %s",
				100 * progress.share(), progress.update(), progress.epoch(), progress.loss(), progress.learningRate(),
				progress.tokensPerSecond(), time(progress.left()));
	}

	@Override
	public void validated(Validation validation) {
		if (!this.headed) {
			line("validation |  update | epoch | perplexity |  chrF2 |   BLEU |    time");
			this.headed = true;
		}
		format("validation | %7d | %5d | %10.2f | %6.2f | %6.2f | %s%s", validation.update(), validation.epoch(),
				validation.perplexity(), validation.chrf(), validation.bleu(), time(validation.elapsed()),
				validation.best() ? "  best" : "");
	}

	void finished(TrainingOutcome outcome) {
		TrainingSummary summary = outcome.summary();
		format("%,d updates in %s, %,.0f target tokens/s; best validation at update %d", summary.updates(),
				time(summary.duration()), summary.tokensPerSecond(), summary.best().update());
		line("test: " + outcome.scores());
		for (TrainingOutcome.Sample sample : outcome.samples()) {
			format("  source      %s%n  reference   %s%n  translation %s%n", sample.source(), sample.reference(),
					sample.hypothesis());
		}
	}

	private void line(String text) {
		this.out.println(text);
		this.out.flush();
	}

	@SuppressWarnings("AnnotateFormatMethod")
	private void format(String format, Object... arguments) {
		line(String.format(Locale.ROOT, format, arguments));
	}

	private static String time(Duration duration) {
		return String.format(Locale.ROOT, "%d:%02d:%02d", duration.toHours(), duration.toMinutesPart(),
				duration.toSecondsPart());
	}

}
