package dev.attune.training;

import dev.attune.corpus.HeldOutTexts;
import dev.attune.corpus.PairFile;
import dev.attune.corpus.SentencePair;
import dev.attune.corpus.SplitReport;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Mixes pairs of the corpus that a parent was trained on into a new one: with each new
 * pair {@value #SHARE} old ones are trained on, and {@value #LEAST} at least, or all if
 * there are fewer. New pairs get as many rows as make them a third of an epoch at least.
 */
final class ReplayMix {

	private static final int SHARE = 4;

	private static final int LEAST = 2000;

	private final PreparedCorpus parent;

	private final SplittableRandom random;

	ReplayMix(PreparedCorpus parent, long seed) {
		this.parent = parent;
		this.random = new SplittableRandom(seed);
	}

	/**
	 * What the parent was tested or chosen on, which the new pairs must not give away.
	 */
	static Stream<SentencePair> heldOut(PreparedCorpus parent) {
		return Stream.of(parent.devPairs(), parent.testPairs(), parent.replayTestPairs())
			.flatMap((pairs) -> pairs.stream());
	}

	/**
	 * Adds the old pairs.
	 * @param split sizes of the new parts
	 * @param tested texts of the new development and test parts, which old training pairs
	 * must not give away
	 * @param testPairs old pairs to test on at most
	 */
	Replay write(SplitReport split, HeldOutTexts tested, PairFile.Writer train, PairFile.Writer dev,
			PairFile.Writer test, int testPairs) throws IOException {
		long wanted = Math.max((long) SHARE * split.train(), LEAST);
		try (Stream<SentencePair> pairs = this.parent.trainPairs()) {
			pairs.filter(sample(wanted, this.parent.trainPairCount()))
				.filter((pair) -> !tested.leaks(pair))
				.forEachOrdered(train::add);
		}
		this.parent.devPairs().stream().filter(sample(split.dev(), this.parent.devPairs().size())).forEach(dev::add);
		int oldTests = this.parent.testPairs().size() + this.parent.replayTestPairs().size();
		Stream.concat(this.parent.testPairs().stream(), this.parent.replayTestPairs().stream())
			.filter(sample(testPairs, oldTests))
			.forEach(test::add);
		int replayed = train.size() - split.train();
		int repeats = Math.max(1, Math.ceilDiv(replayed, 2 * split.train()));
		return new Replay(replayed, repeats, dev.size() - split.dev(), test.size());
	}

	/**
	 * Draws so many of all, evenly and in their order (Knuth, The Art of Computer
	 * Programming 2, algorithm S).
	 */
	private Predicate<SentencePair> sample(long wanted, int all) {
		long[] left = { Math.min(wanted, all), all };
		return (pair) -> {
			boolean drawn = this.random.nextLong(left[1]--) < left[0];
			left[0] -= drawn ? 1 : 0;
			return drawn;
		};
	}

}
