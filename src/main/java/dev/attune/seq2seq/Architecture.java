package dev.attune.seq2seq;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The networks this code knows: the TorchScript program of each and the shapes of its
 * weights.
 */
public enum Architecture {

	/**
	 * Bidirectional GRU encoder, additive attention, conditional GRU decoder, deep
	 * output; one embedding for source, target and output (Bahdanau et al. 2015; Sennrich
	 * et al. 2017; Press and Wolf 2017).
	 */
	GRU_ATTENTION("gru-attention") {
		@Override
		Map<String, long[]> shapes(ModelSizes sizes) {
			long v = sizes.vocabulary();
			long e = sizes.embedding();
			long h = sizes.hidden();
			long a = sizes.attention();
			Map<String, long[]> shapes = new LinkedHashMap<>();
			shapes.put("emb", new long[] { v, e });
			shapes.put("out.bias", new long[] { v });
			gru(shapes, "enc.f", e, h);
			gru(shapes, "enc.b", e, h);
			shapes.put("init.w", new long[] { h, 2 * h });
			shapes.put("init.bias", new long[] { h });
			shapes.put("att.k", new long[] { a, 2 * h });
			shapes.put("att.bias", new long[] { a });
			shapes.put("att.q", new long[] { a, h });
			shapes.put("att.v", new long[] { a });
			gru(shapes, "dec.1", e, h);
			gru(shapes, "dec.2", 2 * h, h);
			shapes.put("read.w", new long[] { e, e + 3 * h });
			shapes.put("read.bias", new long[] { e });
			return shapes;
		}
	};

	private static final String PACKED = "__torch__.torch.classes.quantized.LinearPackedParamsBase";

	private final String id;

	Architecture(String id) {
		this.id = id;
	}

	/**
	 * The architecture of a name such as {@code gru-attention}.
	 * @throws IllegalArgumentException if there is none; the message lists those there
	 * are
	 */
	public static Architecture of(String id) {
		for (Architecture architecture : values()) {
			if (architecture.id.equals(id)) {
				return architecture;
			}
		}
		throw new IllegalArgumentException("unknown architecture '" + id + "', known: "
				+ Arrays.stream(values()).map(Architecture::id).collect(Collectors.joining(", ")));
	}

	/** The name in configurations. */
	public String id() {
		return this.id;
	}

	/** Number of the weights. */
	public long parameters(ModelSizes sizes) {
		return shapes(sizes).values()
			.stream()
			.mapToLong((shape) -> Arrays.stream(shape).reduce(1, Math::multiplyExact))
			.sum();
	}

	/** Shapes of the weights by name, in the order in which they are stored. */
	abstract Map<String, long[]> shapes(ModelSizes sizes);

	/** The resources whose texts, one behind the other, are the program that searches. */
	List<String> searchProgram() {
		return resources("", "_weights", "_shortlist", "_search", "_constraints");
	}

	/** As {@link #searchProgram} for the program that is trained too. */
	List<String> trainingProgram() {
		return resources("", "_layers", "_training", "_weights", "_shortlist", "_search", "_constraints");
	}

	private List<String> resources(String... parts) {
		return Arrays.stream(parts).map((part) -> this.id.replace('-', '_') + part + ".py").toList();
	}

	List<String> flags() {
		return List.of("training", "half", "int8");
	}

	/**
	 * Attributes of the program that are dictionaries, with the types of their values.
	 */
	Map<String, String> dictionaries() {
		return Map.of("weights", "Tensor", "fused", "Tensor", "packed", PACKED);
	}

	List<String> lists() {
		return List.of("parameters", "mean", "square", "average");
	}

	/**
	 * First values of a weight: embeddings normal with deviation 1/sqrt(E), matrices
	 * uniform after Glorot and Bengio (2010) for each gate, biases zero.
	 */
	float[] initialValues(String name, long[] shape, SplittableRandom random) {
		float[] values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
		if (name.equals("emb")) {
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) (random.nextGaussian() / Math.sqrt((double) shape[1]));
			}
		}
		else if (shape.length == 2 || name.equals("att.v")) {
			boolean gates = name.endsWith(".wi") || name.endsWith(".wh");
			double out = (shape.length == 1) ? 1 : (gates ? shape[0] / 3.0 : shape[0]);
			double bound = Math.sqrt(6.0 / (out + shape[shape.length - 1]));
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) random.nextDouble(-bound, bound);
			}
		}
		return values;
	}

	private static void gru(Map<String, long[]> shapes, String name, long input, long hidden) {
		shapes.put(name + ".wi", new long[] { 3 * hidden, input });
		shapes.put(name + ".wh", new long[] { 3 * hidden, hidden });
		shapes.put(name + ".bi", new long[] { 3 * hidden });
		shapes.put(name + ".bh", new long[] { 3 * hidden });
	}

}
