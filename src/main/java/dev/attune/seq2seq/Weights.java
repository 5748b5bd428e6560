package dev.attune.seq2seq;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
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

	static Weights of(NDManager manager, Map<String, Safetensors.Tensor> tensors) {
		Map<String, PtNDArray> arrays = new LinkedHashMap<>();
		tensors.forEach((name, tensor) -> arrays.put(name, array(manager, tensor.shape(), tensor.values())));
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

	/** The values, brought over from native memory. */
	Map<String, Safetensors.Tensor> tensors() {
		Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
		this.arrays.forEach((name, array) -> tensors.put(name,
				new Safetensors.Tensor(array.getShape().getShape(), array.toFloatArray())));
		return tensors;
	}

	private static PtNDArray array(NDManager manager, long[] shape, float[] values) {
		return (PtNDArray) manager.create(FloatBuffer.wrap(values), new Shape(shape), DataType.FLOAT32);
	}

}
