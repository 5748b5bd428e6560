package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.seq2seq.TrainingBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Batches that are read ahead are those of the plan.
 */
class BatchReaderTests {

	private final BatchReader reader = new BatchReader();

	@AfterEach
	void close() {
		this.reader.close();
	}

	@Test
	void batchesComeInTheOrderOfThePlan() {
		BatchPlan plan = new BatchPlanner(new Numbers(100, 100), 30).epoch(1, 1);
		List<Integer> read = new ArrayList<>();
		for (int index = 0; index < plan.size(); index++) {
			read.addAll(numbers(this.reader.read(plan, index)));
		}
		assertThat(read).isEqualTo(plan.batches().flatMap((batch) -> numbers(batch).stream()).toList());
	}

	@Test
	void anotherPlanOrPlaceIsNotMistakenForTheOneAhead() {
		BatchPlanner planner = new BatchPlanner(new Numbers(100, 100), 30);
		BatchPlan first = planner.epoch(1, 1);
		BatchPlan second = planner.epoch(1, 2);
		this.reader.read(first, 0);
		assertThat(numbers(this.reader.read(second, 1))).isEqualTo(numbers(second.batch(1)));
		assertThat(numbers(this.reader.read(second, 5))).isEqualTo(numbers(second.batch(5)));
	}

	@Test
	void aBatchThatCannotBeReadFailsWhenItIsAskedFor() {
		BatchPlan plan = new BatchPlanner(new Numbers(100, 60), 30).inOrder();
		assertThatThrownBy(() -> IntStream.range(0, plan.size()).forEach((index) -> this.reader.read(plan, index)))
			.isInstanceOf(UncheckedIOException.class)
			.hasMessage("row 60 is cut off");
	}

	private static List<Integer> numbers(TrainingBatch batch) {
		return batch.sources().stream().map((row) -> row[0]).toList();
	}

	/**
	 * Rows that hold their number.
	 *
	 * @param unreadable the row that is damaged, if there is such a row
	 */
	private record Numbers(int size, int unreadable) implements EncodedPairs {

		@Override
		public int[] source(int row) {
			if (row == this.unreadable) {
				throw new UncheckedIOException("row " + row + " is cut off", new IOException());
			}
			return new int[] { row, 0 };
		}

		@Override
		public int[] target(int row) {
			return new int[] { row, 0 };
		}

		@Override
		public int sourceLength(int row) {
			return 2;
		}

		@Override
		public int targetLength(int row) {
			return 2;
		}

	}

}
