package dev.attune.seq2seq;

import ai.djl.pytorch.engine.PtNDArray;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * Changes native arrays in place, for tests.
 */
final class Arrays {

	private Arrays() {
	}

	/** The new value of an element, from its index in row-major order and its value. */
	interface Change {

		float of(int index, float value);

	}

	static void change(PtNDArray array, Change change) {
		float[] values = array.toFloatArray();
		for (int i = 0; i < values.length; i++) {
			values[i] = change.of(i, values[i]);
		}
		try (var copy = array.getManager().create(FloatBuffer.wrap(values), array.getShape(), array.getDataType())) {
			copy.copyTo(array);
		}
	}

	/** A weight by its name. */
	static PtNDArray weight(TrainableModel model, String name) {
		return Objects.requireNonNull(model.weights().arrays().get(name), name);
	}

	static void set(PtNDArray array, float... values) {
		change(array, (i, value) -> values[i]);
	}

}
