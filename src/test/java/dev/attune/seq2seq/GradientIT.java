package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The training step's gradient is the derivative of its loss.
 */
class GradientIT {

	private static final double SMOOTHING = 0.1;

	private final TrainingBatch batch = new TrainingBatch(
			List.of(new int[] { 5, 7, 6, 2 }, new int[] { 8, 2 }, new int[] { 6, 5, 2 }),
			List.of(new int[] { 9, 2 }, new int[] { 5, 8, 7, 2 }, new int[] { 6, 10, 2 }));

	@Test
	void gradientOfEveryWeightEqualsFiniteDifferences() {
		ModelSizes sizes = new ModelSizes(11, 4, 5, 3);
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, sizes, 7)) {
			// biases too shall have a part in the loss
			SplittableRandom random = new SplittableRandom(1);
			model.weights()
				.arrays()
				.values()
				.forEach((array) -> change(array, (value) -> value + (float) random.nextDouble(-0.5, 0.5)));
			float[] gradient = model.gradient(this.batch, SMOOTHING);
			int at = 1;
			for (var entry : model.weights().arrays().entrySet()) {
				int size = (int) entry.getValue().size();
				for (int i = 0; i < size; i += 1 + size / 12) {
					double expected = difference(model, entry.getValue(), i);
					assertThat((double) gradient[at + i]).as("%s[%d]", entry.getKey(), i)
						.isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-3 + 0.02 * Math.abs(expected)));
				}
				at += size;
			}
			assertThat(at).isEqualTo(gradient.length);
		}
	}

	@Test
	void aStepFollowsTheGradientAndLowersTheLoss() {
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, new ModelSizes(11, 8, 8, 8), 7)) {
			double before = model.loss(List.of(this.batch));
			for (int update = 1; update <= 60; update++) {
				model.step(this.batch, new StepOptions(update, 0.01, 1, 0, 0, 0));
			}
			assertThat(before).isBetween(2.0, 3.0);
			assertThat(model.loss(List.of(this.batch))).isLessThan(0.1);
		}
	}

	@Test
	void sameSeedGivesTheSameTraining() {
		assertThat(lossesOfFiveSteps(3)).isEqualTo(lossesOfFiveSteps(3)).isNotEqualTo(lossesOfFiveSteps(4));
	}

	private List<StepResult> lossesOfFiveSteps(long seed) {
		try (TrainableModel model = TrainableModel.create(Architecture.GRU_ATTENTION, new ModelSizes(11, 8, 8, 8),
				seed)) {
			return java.util.stream.IntStream.rangeClosed(1, 5)
				.mapToObj((update) -> model.step(this.batch, new StepOptions(update, 0.01, 1, 0.3, 0.1, 0.9)))
				.toList();
		}
	}

	private double difference(TrainableModel model, PtNDArray array, int i) {
		double epsilon = 1e-2;
		float[] values = array.toFloatArray();
		float value = values[i];
		values[i] = (float) (value + epsilon);
		set(array, values);
		double above = model.gradient(this.batch, SMOOTHING)[0];
		values[i] = (float) (value - epsilon);
		set(array, values);
		double below = model.gradient(this.batch, SMOOTHING)[0];
		values[i] = value;
		set(array, values);
		return (above - below) / (2 * epsilon);
	}

	private static void change(PtNDArray array, java.util.function.UnaryOperator<Float> change) {
		float[] values = array.toFloatArray();
		for (int i = 0; i < values.length; i++) {
			values[i] = change.apply(values[i]);
		}
		set(array, values);
	}

	private static void set(PtNDArray array, float[] values) {
		try (var copy = array.getManager().create(FloatBuffer.wrap(values), new Shape(array.getShape().getShape()))) {
			copy.copyTo(array);
		}
	}

}
