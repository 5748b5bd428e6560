package dev.attune.corpus;

import java.util.List;

/**
 * A corpus in three parts, each in the order of the corpus.
 *
 * @param train pairs to learn from
 * @param dev pairs for early stopping and the choice of settings
 * @param test pairs for the final score
 * @param report how the parts came about
 */
public record CorpusSplit(List<SentencePair> train, List<SentencePair> dev, List<SentencePair> test,
		SplitReport report) {

	public CorpusSplit {
		train = List.copyOf(train);
		dev = List.copyOf(dev);
		test = List.copyOf(test);
	}

	/**
	 * Parts that were not drawn here, taken as they are: how they came about is not known
	 * but for their sizes.
	 */
	public CorpusSplit(List<SentencePair> train, List<SentencePair> dev, List<SentencePair> test) {
		this(train, dev, test, new SplitReport(train.size() + dev.size() + test.size(), 0, 0, train.size(), dev.size(),
				test.size(), 0, 0));
	}

}
