package dev.attune.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.seq2seq.ModelSizes;
import org.junit.jupiter.api.Test;

/**
 * The multiply-adds of a network small enough to count by hand.
 */
class NetworkCostTests {

	/** V 10, E 2, H 3, A 4. */
	private final NetworkCost cost = new NetworkCost(new ModelSizes(10, 2, 3, 4));

	@Test
	void countsEachMatrixOnce() {
		// both encoders: [9,2] and [9,3] each; key [4,6]
		assertThat(this.cost.sourceToken()).isEqualTo(2 * (18 + 27) + 24);
		// [3,6]
		assertThat(this.cost.sentence()).isEqualTo(18);
		// [9,2] [9,3], [9,6] [9,3], query [4,3], deep output [2,11], logits [10,2]
		assertThat(this.cost.targetToken()).isEqualTo(18 + 27 + 54 + 27 + 12 + 22 + 20);
		// energy 4, context 6
		assertThat(this.cost.attention()).isEqualTo(10);
	}

	@Test
	void aSearchHasARowForEachHypothesis() {
		// one sentence of 5 tokens, translated to 7 with a beam of 2
		assertThat(this.cost.search(1, 5, 14, 5 * 14)).isEqualTo(18 + 5 * 114 + 14 * 180 + 70 * 10);
	}

	@Test
	void aTrainingGoesForwardAndTwiceBackward() {
		assertThat(this.cost.training(1, 5, 7, 35)).isEqualTo(3 * this.cost.search(1, 5, 7, 35));
	}

	@Test
	void aShareOfTheLimitCountsMultiplicationsAndAdditions() {
		EngineResult.Work work = EngineResult.Work.NONE.plusSentence(5, 7);
		EngineResult result = new EngineResult(work, 2, Samples.of(2000));
		double operations = 2.0 * (18 + 5 * 114 + 14 * 180 + 70 * 10);
		assertThat(result.shareOf(operations, this.cost.sizes(), 2)).isCloseTo(0.5, within(1e-9));
		assertThat(result.tokensASecond()).isEqualTo(3.5);
		assertThat(result.sentencesASecond()).isEqualTo(0.5);
	}

}
