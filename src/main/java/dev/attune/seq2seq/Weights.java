package dev.attune.seq2seq;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Named native arrays of a network in a fixed order: its weights, or as many arrays
 * beside them. They belong to a manager and end with it.
 */
record Weights(Map<String, PtNDArray> arrays) {

	static Weights initial(NDManager manager, Architecture architecture, ModelSizes sizes, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Map<String, PtNDArray> arrays = new LinkedHashMap<>();
		architecture.shapes(sizes)
			.forEach((name, shape) -> arrays.put(name,
					array(manager, shape, architecture.initialValues(name, shape, random))));
		return new Weights(arrays);
	}

	/**
	 * The weights in a file.
	 * @throws InvalidModelException if it is malformed or holds other tensors
	 */
	static Weights read(NDManager manager, Path file, Map<String, long[]> shapes)
			throws IOException, InvalidModelException {
		Map<String, PtNDArray> arrays = new LinkedHashMap<>();
		Safetensors.read(file, shapes, Shortlist::isPart, (name, stored) -> arrays.put(name, array(manager, stored)));
		return new Weights(arrays);
	}

	/** Arrays of zeros in the shapes of these. */
	Weights zeros(NDManager manager) {
		Map<String, PtNDArray> zeros = new LinkedHashMap<>();
		this.arrays
			.forEach((name, array) -> zeros.put(name, (PtNDArray) manager.zeros(array.getShape(), DataType.FLOAT32)));
		return new Weights(zeros);
	}

	/** Arrays of their own with the values of these. */
	Weights copy(NDManager manager) {
		Map<String, PtNDArray> copies = new LinkedHashMap<>();
		this.arrays.forEach((name, array) -> {
			PtNDArray copy = (PtNDArray) array.duplicate();
			copy.attach(manager);
			copies.put(name, copy);
		});
		return new Weights(copies);
	}

	/** Takes over the values of arrays of the same names. */
	void set(Weights values) {
		this.arrays.forEach((name, array) -> values.get(name).copyTo(array));
	}

	/** Takes over the values of one array. */
	void set(String name, Safetensors.Stored stored) {
		PtNDArray array = get(name);
		try (PtNDArray values = array(array.getManager(), stored)) {
			values.copyTo(array);
		}
	}

	/** The arrays as tensors that can be written. */
	Map<String, NativeTensor> tensors() {
		Map<String, NativeTensor> tensors = new LinkedHashMap<>();
		this.arrays.forEach((name, array) -> tensors.put(name, new NativeTensor(array)));
		return tensors;
	}

	private PtNDArray get(String name) {
		return Objects.requireNonNull(this.arrays.get(name), name);
	}

	private static PtNDArray array(NDManager manager, long[] shape, float[] values) {
		try (NDArray lent = manager.create(FloatBuffer.wrap(values), new Shape(shape), DataType.FLOAT32)) {
			// the engine's own memory: an array made from a buffer keeps to Java's
			return (PtNDArray) lent.duplicate();
		}
	}

	private static PtNDArray array(NDManager manager, Safetensors.Stored stored) {
		DataType type = switch (stored.type()) {
			case F32 -> DataType.FLOAT32;
			case F16 -> DataType.FLOAT16;
			case I32 -> DataType.INT32;
		};
		try (NDArray lent = manager.create(stored.bytes(), new Shape(stored.shape()), type)) {
			return (PtNDArray) lent.toType(DataType.FLOAT32, true);
		}
	}

	/**
	 * A tensor whose values are in native memory until they are asked for.
	 *
	 * @param array the values
	 */
	record NativeTensor(PtNDArray array) implements Safetensors.Writable {

		@Override
		public long[] shape() {
			return this.array.getShape().getShape();
		}

		@Override
		public float[] values() {
			return this.array.toFloatArray();
		}

	}

}
