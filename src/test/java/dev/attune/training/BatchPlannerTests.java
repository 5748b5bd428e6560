package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.seq2seq.TrainingBatch;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Batches hold every pair once, of like length, within their budget, in an order that can
 * be found again.
 */
class BatchPlannerTests {

	private static final int BUDGET = 300;

	/** Pair i is known by the first token of both sides. */
	private final EncodedPairs pairs = pairs(2000);

	private final BatchPlanner planner = new BatchPlanner(this.pairs, BUDGET);

	@Test
	void everyPairStandsInOneBatchOfAnEpoch() {
		List<TrainingBatch> epoch = this.planner.epoch(1, 1).batches().toList();
		assertThat(epoch.stream().flatMap((batch) -> batch.sources().stream()).mapToInt((row) -> row[0]).sorted())
			.containsExactly(IntStream.range(0, 2000).boxed().toArray(Integer[]::new));
		for (TrainingBatch batch : epoch) {
			assertThat(batch.targets().stream().map((row) -> row[0]))
				.containsExactlyElementsOf(batch.sources().stream().map((row) -> row[0]).toList());
		}
	}

	@Test
	void noBatchExceedsItsBudget() {
		assertThat(this.planner.epoch(1, 1).batches()).allSatisfy((batch) -> {
			int width = batch.targets().stream().mapToInt((row) -> row.length).max().orElseThrow();
			assertThat(width * batch.targets().size()).isLessThanOrEqualTo(BUDGET);
		});
	}

	@Test
	void littleOfTheBatchesIsPadding() {
		long positions = 0;
		long tokens = 0;
		BatchPlan plan = this.planner.epoch(1, 1);
		for (TrainingBatch batch : plan.batches().toList()) {
			for (List<int[]> rows : List.of(batch.sources(), batch.targets())) {
				positions += (long) rows.size() * rows.stream().mapToInt((row) -> row.length).max().orElseThrow();
				tokens += rows.stream().mapToInt((row) -> row.length).sum();
			}
		}
		// more than in a corpus, where long sources have long targets
		assertThat(plan.paddingShare()).isEqualTo(1 - tokens / (double) positions).isLessThan(0.15);
	}

	@Test
	void aPairLongerThanTheBudgetIsABatchOfItsOwn() {
		EncodedPairs one = new EncodedLists(List.of(new int[5]), List.of(new int[BUDGET + 1]));
		assertThat(new BatchPlanner(one, BUDGET).inOrder().size()).isEqualTo(1);
	}

	@Test
	void theSeedAndTheEpochDecideTheOrderWhateverWasPlannedBefore() {
		List<Integer> third = firstTokens(this.planner, 1, 3);
		assertThat(firstTokens(new BatchPlanner(this.pairs, BUDGET), 1, 3)).isEqualTo(third);
		assertThat(firstTokens(this.planner, 1, 2)).isNotEqualTo(third);
		assertThat(firstTokens(this.planner, 2, 3)).isNotEqualTo(third);
	}

	@Test
	void aBatchCanBeReadAloneAndAgain() {
		BatchPlan plan = this.planner.epoch(1, 1);
		TrainingBatch all = plan.batches().skip(7).findFirst().orElseThrow();
		assertThat(plan.batch(7)).usingRecursiveComparison().isEqualTo(all);
	}

	@Test
	void noPairsGiveNoBatches() {
		BatchPlan plan = new BatchPlanner(pairs(0), BUDGET).epoch(1, 1);
		assertThat(plan.size()).isZero();
		assertThat(plan.paddingShare()).isZero();
	}

	private static List<Integer> firstTokens(BatchPlanner planner, long seed, int epoch) {
		return planner.epoch(seed, epoch).batches().map((batch) -> batch.sources().getFirst()[0]).toList();
	}

	private static EncodedPairs pairs(int count) {
		Random random = new Random(3);
		List<int[]> sources = IntStream.range(0, count).mapToObj((i) -> row(i, 2 + random.nextInt(20))).toList();
		List<int[]> targets = IntStream.range(0, count).mapToObj((i) -> row(i, 2 + random.nextInt(20))).toList();
		return new EncodedLists(sources, targets);
	}

	private static int[] row(int first, int length) {
		int[] row = new int[length];
		row[0] = first;
		return row;
	}

}
