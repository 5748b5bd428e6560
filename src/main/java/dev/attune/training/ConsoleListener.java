package dev.attune.training;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows a training on a terminal: a line of progress every few seconds and a row for each
 * validation.
 */
final class ConsoleListener implements TrainingListener {

	private static final int SAMPLES = 10;

	private final PrintWriter out;

	private final PrintWriter err;

	private final StopRequest stop;

	private boolean headed;

	private long reported;

	ConsoleListener(PrintWriter out, PrintWriter err, StopRequest stop) {
		this.out = out;
		this.stop = stop;
		this.err = err;
	}

	@Override
	public void message(String message) {
		line(message);
	}

	@Override
	public void prepared(CorpusSummary corpus) {
		line(corpus.report().toString());
		line(corpus.split().toString());
		format("%,d subwords; %.1f source and %.1f target tokens a sentence; %,d pairs too long", corpus.vocabulary(),
				corpus.sourceTokens(), corpus.targetTokens(), corpus.tooLong());
	}

	@Override
	public void progress(Progress progress) {
		// a validation's end says more than that it goes on
		if (progress.update() > this.reported) {
			this.reported = progress.update();
			format("%5.1f %%  update %,d  epoch %d  loss %.3f  learning rate %.5f  %,.0f tokens/s  left %s",
					100 * progress.share(), progress.update(), progress.epoch(), progress.loss(),
					progress.learningRate(), progress.tokensPerSecond(), time(progress.left()));
		}
	}

	@Override
	public boolean isStopped() {
		return this.stop.isMade();
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

	@Override
	public void finished(TrainingOutcome outcome) {
		TrainingOutcome.Summary summary = outcome.summary();
		format("%,d updates in %s, %,.0f target tokens/s; best validation at update %d", summary.updates(),
				time(Duration.ofSeconds(Math.round(summary.durationSeconds()))), summary.tokensPerSecond(),
				summary.bestUpdate());
		line("test: " + outcome.scores());
		if (outcome.baseline() != null) {
			line("baseline: " + outcome.baseline());
		}
		if (outcome.oldTest() != null) {
			line("old test, parent: " + outcome.oldTest().before());
			line("old test, now:    " + outcome.oldTest().after());
		}
		outcome.samples().stream().limit(SAMPLES).forEach(this::sample);
	}

	private void sample(TrainingOutcome.Sample sample) {
		format("  source      %s%n  reference   %s%n  translation %s", sample.source(), sample.reference(),
				sample.translation());
		if (sample.baseline() != null) {
			line("  baseline    " + sample.baseline());
		}
		line("");
	}

	@Override
	public void failed(TrainingFailure failure) {
		this.err.println(failure);
		this.err.flush();
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
