package dev.attune.training;

import dev.attune.corpus.CleaningOptions;
import dev.attune.corpus.CorpusReader;
import dev.attune.seq2seq.InvalidModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A training for the sake of its speed: it goes on, without validations, until its
 * listener stops it, and leaves no version.
 */
public final class SteadyTraining {

	/** Pairs of each part that is split off and not used. */
	private static final int UNUSED_PAIRS = 50;

	private static final Duration NO_CHECKPOINTS = Duration.ofDays(365);

	private SteadyTraining() {
	}

	/**
	 * What is to be trained, with the usual settings of {@code train}.
	 * @param corpora what to train on, as {@code train --corpus} takes it
	 * @param batchTokens target tokens of one update, padding included
	 * @throws IllegalArgumentException if an argument makes no sense
	 */
	public static TrainingRequest request(String source, String target, List<String> corpora, Preset preset,
			int batchTokens, TrainingOptions.Precision precision) {
		List<CorpusReader> readers = corpora.stream()
			.map((corpus) -> CorpusArgument.reader(corpus, source, target, 0, 0))
			.toList();
		TrainingOptions options = new TrainingOptions(Integer.MAX_VALUE, null, batchTokens, 0.001, 200, 1, 0.2, 0.1,
				0.995, Integer.MAX_VALUE, 1, TrainingOptions.Criterion.LOSS, precision, 1);
		return new TrainingRequest(source, target, readers, List.of(), List.of(), UNUSED_PAIRS, UNUSED_PAIRS,
				CleaningOptions.DEFAULT, false, "gru-attention", preset.sizes(), options,
				new TrainingRequest.DataStatement("", "", "", ""), null, null, null);
	}

	/**
	 * Trains until the listener stops it.
	 * @param directory where the corpus is prepared
	 * @return what an epoch of it is made of
	 * @throws dev.attune.corpus.CorpusException if a corpus cannot be read or is too
	 * small
	 */
	public static Epoch run(TrainingRequest request, Path directory, TrainingListener listener) throws IOException {
		WorkDirectory work = new WorkDirectory(directory);
		try {
			new ModelTraining(request, work, NO_CHECKPOINTS, listener).run();
			throw new IllegalStateException("the training ended by itself");
		}
		catch (CancellationException exception) {
			return epoch(request, work);
		}
		catch (CheckpointException | InvalidModelException exception) {
			throw new IllegalStateException("the directory is not empty", exception);
		}
	}

	private static Epoch epoch(TrainingRequest request, WorkDirectory work) throws IOException {
		String precision = new Checkpoint(work.checkpoint()).state().precision();
		try (PreparedCorpus corpus = PreparedCorpus.load(work.corpus())) {
			EncodedPairs pairs = corpus.train();
			long sourceTokens = 0;
			long targetTokens = 0;
			double links = 0;
			for (int row = 0; row < pairs.size(); row++) {
				sourceTokens += pairs.sourceLength(row);
				targetTokens += pairs.targetLength(row);
				links += (double) pairs.sourceLength(row) * pairs.targetLength(row);
			}
			BatchPlan plan = new BatchPlanner(pairs, request.options().batchTokens()).epoch(request.options().seed(),
					1);
			return new Epoch(precision.equals(ModelTraining.BFLOAT16), corpus.vocabulary(), pairs.size(), sourceTokens,
					targetTokens, links, plan.size(), plan.paddingShare());
		}
	}

	/**
	 * What an epoch is made of.
	 *
	 * @param bfloat16 whether matrix products ran in bfloat16, or else in float32
	 * @param vocabulary subwords that were learned
	 * @param pairs sentence pairs
	 * @param sourceTokens of all pairs, with the ends of sentences
	 * @param targetTokens of all pairs, with the ends of sentences
	 * @param links the sum over all pairs of source tokens times target tokens
	 * @param batches updates
	 * @param paddingShare share of the positions that hold no token, 0 to 1
	 */
	public record Epoch(boolean bfloat16, int vocabulary, int pairs, long sourceTokens, long targetTokens, double links,
			int batches, double paddingShare) {
	}

}
