package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.seq2seq.TrainingBatch;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Batches hold every pair once, of like length, within their budget.
 */
class BatchPlannerTests {

	private static final int BUDGET = 300;

	/** Pair i is known by the first token of both sides. */
	private final EncodedPairs pairs = pairs(2000);

	private final BatchPlanner planner = new BatchPlanner(this.pairs, BUDGET);

	@Test
	void everyPairStandsInOneBatchOfAnEpoch() {
		List<TrainingBatch> epoch = this.planner.epoch(new Random(1));
		assertThat(epoch.stream().flatMap((batch) -> batch.sources().stream()).mapToInt((row) -> row[0]).sorted())
			.containsExactly(IntStream.range(0, 2000).boxed().toArray(Integer[]::new));
		for (TrainingBatch batch : epoch) {
			assertThat(batch.targets().stream().map((row) -> row[0]))
				.containsExactlyElementsOf(batch.sources().stream().map((row) -> row[0]).toList());
		}
	}

	@Test
	void noBatchExceedsItsBudgetAndLittleOfItIsPadding() {
		long padded = 0;
		long real = 0;
		for (TrainingBatch batch : this.planner.epoch(new Random(1))) {
			int width = batch.targets().stream().mapToInt((row) -> row.length).max().orElseThrow();
			assertThat(width * batch.targets().size()).isLessThanOrEqualTo(BUDGET);
			padded += (long) width * batch.targets().size();
			real += batch.targetTokens();
		}
		assertThat(real / (double) padded).isGreaterThan(0.95);
	}

	@Test
	void aPairLongerThanTheBudgetIsABatchOfItsOwn() {
		EncodedPairs one = new EncodedPairs(List.of(new int[5]), List.of(new int[BUDGET + 1]));
		assertThat(new BatchPlanner(one, BUDGET).inOrder()).hasSize(1);
	}

	@Test
	void theRandomNumbersDecideTheOrder() {
		assertThat(firstTokens(1)).isEqualTo(firstTokens(1)).isNotEqualTo(firstTokens(2));
	}

	private List<Integer> firstTokens(long seed) {
		return this.planner.epoch(new Random(seed)).stream().map((batch) -> batch.sources().getFirst()[0]).toList();
	}

	private static EncodedPairs pairs(int count) {
		Random random = new Random(3);
		List<int[]> sources = IntStream.range(0, count).mapToObj((i) -> row(i, 2 + random.nextInt(20))).toList();
		List<int[]> targets = IntStream.range(0, count).mapToObj((i) -> row(i, 2 + random.nextInt(20))).toList();
		return new EncodedPairs(sources, targets);
	}

	private static int[] row(int first, int length) {
		int[] row = new int[length];
		row[0] = first;
		return row;
	}

}
