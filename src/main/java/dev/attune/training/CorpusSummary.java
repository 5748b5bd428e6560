package dev.attune.training;

import dev.attune.corpus.CorpusReport;
import dev.attune.corpus.SplitReport;

/**
 * What is to be known of a prepared corpus. Serialises to JSON as it stands.
 *
 * @param report what cleaning dropped
 * @param split how the parts came about
 * @param vocabulary subwords
 * @param sourceTokens subwords of a training source on average
 * @param targetTokens subwords of a training target on average
 * @param tooLong training pairs left out because they have too many subwords
 */
public record CorpusSummary(CorpusReport report, SplitReport split, int vocabulary, double sourceTokens,
		double targetTokens, int tooLong) {

	static CorpusSummary of(PreparedCorpus corpus) {
		EncodedPairs train = corpus.train();
		return new CorpusSummary(corpus.report(), corpus.split(), corpus.vocabulary(), train.meanSourceLength(),
				train.meanTargetLength(), corpus.tooLong());
	}

}
