package dev.attune.training;

import dev.attune.corpus.CleaningOptions;
import dev.attune.corpus.CorpusReader;
import dev.attune.seq2seq.Architecture;
import dev.attune.seq2seq.ModelSizes;
import dev.attune.text.SubwordTrainer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to train: a language pair, its corpora and the network.
 *
 * @param source language code of the source sides
 * @param target language code of the target sides
 * @param corpora what to train on; development and test parts are split off if not given
 * @param dev pairs for validation; empty to split them off
 * @param test pairs for the final scores; empty to split them off
 * @param devPairs how many to split off for validation
 * @param testPairs how many to split off for the final scores
 * @param cleaning what is asked of a training pair
 * @param keepOverlap whether training may share texts with the given parts
 * @param architecture name of the network
 * @param sizes of the network; with fewer subwords if the corpus gives no more
 * @param options how to train
 * @param data what the model card says about the corpora
 * @param parent directory of the model version to continue from, whose subwords and
 * normalisation are taken; or none to learn subwords
 * @param replay directory of the {@link PreparedCorpus} that the parent was trained on,
 * of which a part is trained on again so that it is not forgotten; or none
 * @param baseline directory of a model version to score on the same test part, or none
 */
public record TrainingRequest(String source, String target, List<CorpusReader> corpora, List<CorpusReader> dev,
		List<CorpusReader> test, int devPairs, int testPairs, CleaningOptions cleaning, boolean keepOverlap,
		String architecture, ModelSizes sizes, TrainingOptions options, DataStatement data, @Nullable Path parent,
		@Nullable Path replay, @Nullable Path baseline) {

	public TrainingRequest {
		Architecture.of(architecture);
		int vocabulary = sizes.vocabulary();
		if (vocabulary < SubwordTrainer.MINIMUM_VOCABULARY || vocabulary > SubwordTrainer.MAXIMUM_VOCABULARY) {
			throw new IllegalArgumentException("the vocabulary must have from %d to %d subwords, not %d"
				.formatted(SubwordTrainer.MINIMUM_VOCABULARY, SubwordTrainer.MAXIMUM_VOCABULARY, vocabulary));
		}
		if (devPairs < 1 || testPairs < 1) {
			throw new IllegalArgumentException(
					"at least 1 pair must be split off for each part, not %d and %d".formatted(devPairs, testPairs));
		}
		if (options.epochs() == 0 && parent == null) {
			throw new IllegalArgumentException("epochs must be at least 1 without a parent, not 0");
		}
		if (replay != null && parent == null) {
			throw new IllegalArgumentException("a corpus to replay makes sense only with the parent trained on it");
		}
		corpora = List.copyOf(corpora);
		dev = List.copyOf(dev);
		test = List.copyOf(test);
	}

	/**
	 * What the model card says about the corpora.
	 *
	 * @param name of the corpora
	 * @param licence under which they may be used
	 * @param attribution that the licence asks for
	 * @param command that trained the model
	 */
	public record DataStatement(String name, String licence, String attribution, String command) {
	}

}
