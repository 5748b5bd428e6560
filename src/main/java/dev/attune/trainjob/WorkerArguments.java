package dev.attune.trainjob;

import dev.attune.catalog.ModelVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the command {@code train} for a job.
 */
final class WorkerArguments {

	private final List<String> arguments = new ArrayList<>(List.of("train"));

	private WorkerArguments() {
	}

	/**
	 * The arguments; file names are relative to the directory of the uploads.
	 * @param replay prepared corpus of the parent's training, if it is kept
	 * @param baseline version that serves now, if there is one
	 */
	static List<String> of(TrainJobConfig config, Upload upload, JobDirectory directory, @Nullable Path parent,
			@Nullable Path replay, @Nullable ModelVersion baseline, TrainingProperties properties) {
		WorkerArguments line = new WorkerArguments();
		line.add("--source", config.source());
		line.add("--target", config.target());
		upload.corpora().forEach((corpus) -> line.add("--corpus", corpus));
		upload.dev().forEach((corpus) -> line.add("--dev", corpus));
		upload.test().forEach((corpus) -> line.add("--test", corpus));
		line.add("--source-column", config.sourceColumn());
		line.add("--target-column", config.targetColumn());
		line.add("--dev-pairs", config.devPairs());
		line.add("--test-pairs", config.testPairs());
		line.add("--max-length-ratio", config.maxLengthRatio());
		line.add("--architecture", config.architecture());
		line.add("--preset", (config.preset() == null) ? null : config.preset().name().toLowerCase(Locale.ROOT));
		line.add("--minutes", config.minutes());
		line.add("--seed", config.seed());
		if (config.options() != null) {
			line.add(config.options());
		}
		if (config.data() != null) {
			line.add("--data-name", config.data().name());
			line.add("--data-licence", config.data().licence());
			line.add("--data-attribution", config.data().attribution());
		}
		line.add("--parent", parent);
		line.add("--replay", replay);
		line.add("--baseline", (baseline == null) ? null : baseline.directory().toAbsolutePath());
		line.add("--threads", properties.threadCount());
		line.add("--work", directory.work());
		line.add("--checkpoint-seconds", Math.max(1, properties.checkpointInterval().toSeconds()));
		line.arguments.addAll(List.of("--no-publish", "--progress=json"));
		return List.copyOf(line.arguments);
	}

	private void add(TrainJobConfig.Options options) {
		add("--vocabulary", options.vocabulary());
		add("--embedding", options.embedding());
		add("--hidden", options.hidden());
		add("--attention", options.attention());
		add("--epochs", options.epochs());
		add("--batch-tokens", options.batchTokens());
		add("--learning-rate", options.learningRate());
		add("--warmup", options.warmup());
		add("--dropout", options.dropout());
		add("--label-smoothing", options.labelSmoothing());
		add("--average-decay", options.averageDecay());
		add("--validate-every", options.validateEvery());
		add("--patience", options.patience());
		add("--precision", options.precision());
	}

	// one argument, so that no text of a client is ever taken for an option
	private void add(String option, @Nullable Object value) {
		if (value != null) {
			this.arguments.add(option + "=" + value);
		}
	}

}
