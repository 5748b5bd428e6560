package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The training step follows the derivative of its loss.
 */
class GradientIT {

	private static final double SMOOTHING = 0.1;

	private static final double EPSILON = 1e-2;

	private final TrainingBatch batch = new TrainingBatch(
			List.of(new int[] { 5, 7, 6, 2 }, new int[] { 8, 2 }, new int[] { 6, 5, 2 }),
			List.of(new int[] { 9, 2 }, new int[] { 5, 8, 7, 2 }, new int[] { 6, 10, 2 }));

	@Test
	void theGradientOfEveryWeightEqualsFiniteDifferences() {
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, new ModelSizes(11, 4, 5, 3), 7)) {
			// biases too shall have a part in the loss
			SplittableRandom random = new SplittableRandom(1);
			model.weights()
				.arrays()
				.values()
				.forEach((array) -> Arrays.change(array, (i, value) -> value + (float) random.nextDouble(-0.5, 0.5)));
			float[] gradient = model.gradient(this.batch, SMOOTHING);
			int start = 1;
			for (var weight : model.weights().arrays().entrySet()) {
				int size = (int) weight.getValue().size();
				for (int i = 0; i < size; i += 1 + size / 8) {
					int at = i;
					Arrays.change(weight.getValue(), (j, value) -> (j == at) ? (float) (value + EPSILON) : value);
					double above = model.gradient(this.batch, SMOOTHING)[0];
					Arrays.change(weight.getValue(), (j, value) -> (j == at) ? (float) (value - 2 * EPSILON) : value);
					double below = model.gradient(this.batch, SMOOTHING)[0];
					Arrays.change(weight.getValue(), (j, value) -> (j == at) ? (float) (value + EPSILON) : value);
					double expected = (above - below) / (2 * EPSILON);
					assertThat((double) gradient[start + i]).as("%s[%d]", weight.getKey(), i)
						.isCloseTo(expected, within(5e-4 + 0.02 * Math.abs(expected)));
				}
				start += size;
			}
			assertThat(gradient).hasSize(start);
		}
	}

	@Test
	void theGradientInBfloat16IsNearTheOneInFloat32() {
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, new ModelSizes(11, 8, 16, 8),
				7)) {
			float[] exact = model.gradient(this.batch, SMOOTHING);
			model.useBfloat16(true);
			float[] rounded = model.gradient(this.batch, SMOOTHING);
			int start = 1;
			for (var weight : model.weights().arrays().entrySet()) {
				int end = start + (int) weight.getValue().size();
				double difference = 0;
				double length = 0;
				for (int i = start; i < end; i++) {
					difference += Math.pow(rounded[i] - exact[i], 2);
					length += Math.pow(exact[i], 2);
				}
				assertThat(Math.sqrt(difference)).as(weight.getKey()).isLessThan(0.05 * Math.sqrt(length) + 1e-5);
				start = end;
			}
			assertThat(rounded).isNotEqualTo(exact);
		}
	}

	@Test
	void stepsLearnTheBatch() {
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, new ModelSizes(11, 8, 8, 8), 7)) {
			double before = model.loss(List.of(this.batch));
			for (int update = 1; update <= 200; update++) {
				model.step(this.batch, new StepOptions(update, 0.02, 1, 0, 0, 0));
			}
			assertThat(before).isBetween(2.2, 2.6);
			assertThat(model.loss(List.of(this.batch))).isLessThan(0.1);
		}
	}

	@Test
	void theAverageFollowsTheWeightsAtItsDecay() {
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, new ModelSizes(11, 8, 8, 8), 7)) {
			double before = model.loss(List.of(this.batch));
			model.step(this.batch, new StepOptions(1, 0.5, 1, 0, 0, 1));
			assertThat(model.loss(List.of(this.batch))).as("nothing taken over").isEqualTo(before);
			model.step(this.batch, new StepOptions(2, 0.5, 1, 0, 0, 0));
			assertThat(model.loss(List.of(this.batch))).as("all taken over").isNotEqualTo(before);
		}
	}

	@Test
	void aSeedDecidesTheWholeTraining() {
		assertThat(fiveSteps(3)).isEqualTo(fiveSteps(3)).isNotEqualTo(fiveSteps(4));
	}

	@Test
	void aSavedNetworkGoesOnElsewhereToTheLastBit(@TempDir Path directory) throws Exception {
		Path state = directory.resolve("state");
		ModelSizes sizes = new ModelSizes(11, 8, 8, 8);
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, sizes, 3);
				TrainableModel other = TrainableModel.create(Architecture.GRU_ATTENTION, sizes, 3)) {
			model.step(this.batch, options(1));
			model.keep();
			model.step(this.batch, options(2));
			try (OutputStream out = Files.newOutputStream(state)) {
				model.save(out, "after two");
			}
			StepResult third = model.step(this.batch, options(3));
			assertThat(TrainableModel.note(state)).isEqualTo("after two");
			other.restore(state);
			assertThat(other.step(this.batch, options(3))).isEqualTo(third);
			assertThat(other.loss(List.of(this.batch))).isEqualTo(model.loss(List.of(this.batch)));
			model.returnToKept();
			other.returnToKept();
			assertThat(other.loss(List.of(this.batch))).isEqualTo(model.loss(List.of(this.batch)));
		}
	}

	@Test
	void aNetworkStartsFromWeightsThatWereTrainedBefore(@TempDir Path directory) throws Exception {
		Path weights = directory.resolve("model.safetensors");
		ModelSizes sizes = new ModelSizes(11, 8, 8, 8);
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, sizes, 3);
				TrainableModel other = TrainableModel.create(Architecture.GRU_ATTENTION, sizes, 4)) {
			model.step(this.batch, options(1));
			model.writeAverage(weights, new Shortlist(new int[0], new int[11][1]));
			other.start(weights);
			// the file is in half precision
			assertThat(other.loss(List.of(this.batch))).isCloseTo(model.loss(List.of(this.batch)), within(1e-3));
		}
	}

	private static StepOptions options(long update) {
		return new StepOptions(update, 0.01, 1, 0.3, 0.1, 0.9);
	}

	private List<StepResult> fiveSteps(long seed) {
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, new ModelSizes(11, 8, 8, 8),
				seed)) {
			return IntStream.rangeClosed(1, 5)
				.mapToObj((update) -> model.step(this.batch, new StepOptions(update, 0.01, 1, 0.3, 0.1, 0.9)))
				.toList();
		}
	}

}
