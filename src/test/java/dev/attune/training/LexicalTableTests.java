package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.seq2seq.Shortlist;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Word translation probabilities, against the example of Koehn (2009), Statistical
 * Machine Translation, figure 4.4.
 */
class LexicalTableTests {

	private static final int DAS = 3;

	private static final int HAUS = 4;

	private static final int BUCH = 5;

	private static final int EIN = 6;

	private static final int THE = 7;

	private static final int HOUSE = 8;

	private static final int BOOK = 9;

	private static final int A = 10;

	private final EncodedPairs pairs = new EncodedLists(
			List.of(new int[] { DAS, HAUS }, new int[] { DAS, BUCH }, new int[] { EIN, BUCH }),
			List.of(new int[] { THE, HOUSE }, new int[] { THE, BOOK }, new int[] { A, BOOK }));

	@Test
	void threeIterationsGiveThePublishedProbabilities() {
		LexicalTable table = LexicalTable.learn(this.pairs, 3);
		assertThat(probability(table, DAS, THE)).isCloseTo(0.7479, within(5e-5));
		assertThat(probability(table, DAS, HOUSE)).isCloseTo(0.1313, within(5e-5));
		assertThat(probability(table, DAS, BOOK)).isCloseTo(0.1208, within(5e-5));
		assertThat(probability(table, BUCH, BOOK)).isCloseTo(0.7479, within(5e-5));
		assertThat(probability(table, EIN, A)).isCloseTo(0.6534, within(5e-5));
	}

	@Test
	void whatWasNeverSeenTogetherHasNoEntry() {
		LexicalTable table = LexicalTable.learn(this.pairs, 3);
		assertThat(probability(table, HAUS, A)).isNaN();
	}

	@Test
	void aTokensShortListBeginsWithItselfAndItsLikeliestTranslation() {
		Shortlist shortlist = ShortlistLearner.learn(this.pairs, 12);
		assertThat(shortlist.translations()).hasDimensions(12, 50);
		assertThat(shortlist.translations()[DAS]).startsWith(DAS, THE, HOUSE, BOOK, 0);
		assertThat(shortlist.translations()[11]).startsWith(11, 0);
		assertThat(shortlist.common()).startsWith(THE, BOOK).contains(HOUSE, A).hasSize(4);
	}

	private static double probability(LexicalTable table, int source, int target) {
		return IntStream.range(0, table.size())
			.filter((entry) -> table.source(entry) == source && table.target(entry) == target)
			.mapToDouble(table::probability)
			.findFirst()
			.orElse(Double.NaN);
	}

}
