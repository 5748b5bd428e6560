package dev.attune.seq2seq;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A network in training: its weights, the optimiser's state and the moving average of the
 * weights (Polyak and Juditsky 1992), which is what is validated, searched with and
 * written. Not thread-safe.
 */
public final class TrainableModel implements AutoCloseable {

	/** Key of the note in a state file. */
	private static final String NOTE = "note";

	private final TorchProgram program;

	/** The same program over the averaged weights. */
	private final TorchProgram averageProgram;

	private final NDManager manager;

	private final Weights weights;

	private final Weights average;

	/** Averaged weights of an earlier update, which {@link #keep} put aside. */
	private final Weights kept;

	/** All arrays by the prefix of their names in a state file. */
	private final Map<String, Weights> state = new LinkedHashMap<>();

	private final Map<String, long[]> shapes;

	private final long seed;

	private TrainableModel(Architecture architecture, ModelSizes sizes, long seed) {
		this.seed = seed;
		this.shapes = architecture.shapes(sizes);
		this.program = TorchProgram.training(architecture);
		this.averageProgram = TorchProgram.training(architecture);
		this.manager = this.program.newManager();
		this.weights = Weights.initial(this.manager, architecture, sizes, seed);
		this.average = this.weights.copy(this.manager);
		this.program.bind("bind", this.weights.arrays());
		Weights mean = this.weights.zeros(this.manager);
		Weights square = this.weights.zeros(this.manager);
		this.program.bind("bind_optimizer", mean.arrays(), square.arrays(), this.average.arrays());
		this.averageProgram.bind("bind", this.average.arrays());
		this.kept = this.weights.copy(this.manager);
		this.state.put("weights.", this.weights);
		this.state.put("mean.", mean);
		this.state.put("square.", square);
		this.state.put("average.", this.average);
		this.state.put("kept.", this.kept);
	}

	/**
	 * A network with random weights.
	 * @param seed the same seed gives the same weights and the same dropout
	 */
	public static TrainableModel create(Architecture architecture, ModelSizes sizes, long seed) {
		return new TrainableModel(architecture, sizes, seed);
	}

	/**
	 * Starts from weights that were trained before instead of random ones.
	 * @param file a {@code model.safetensors} of the same architecture and sizes
	 * @throws InvalidModelException if it is malformed or of other sizes
	 */
	public void start(Path file) throws IOException, InvalidModelException {
		Safetensors.read(file, this.shapes, Shortlist::isPart, this.weights::set);
		this.average.set(this.weights);
		this.kept.set(this.weights);
	}

	/**
	 * Writes all that the coming updates depend on, in full precision: weights, the
	 * optimiser's moments, the average and what was kept.
	 * @param note a text that stands beside it
	 */
	public void save(OutputStream out, String note) throws IOException {
		Map<String, Weights.NativeTensor> tensors = new LinkedHashMap<>();
		this.state
			.forEach((prefix, part) -> part.tensors().forEach((name, tensor) -> tensors.put(prefix + name, tensor)));
		Safetensors.write(out, tensors, Safetensors.Type.F32, Map.of(NOTE, note));
	}

	/** Bytes that {@link #save} writes, but for a header of some kilobytes. */
	public long stateBytes() {
		long values = this.shapes.values()
			.stream()
			.mapToLong((shape) -> Arrays.stream(shape).reduce(1, Math::multiplyExact))
			.sum();
		return values * Float.BYTES * this.state.size();
	}

	/** The note beside a state that {@link #save} wrote. */
	public static String note(Path file) throws IOException, InvalidModelException {
		return Safetensors.metadata(file, NOTE);
	}

	/**
	 * Goes on from a state that {@link #save} wrote: the same updates give the same
	 * weights as they would have given there.
	 * @throws InvalidModelException if the file is malformed or of another network
	 */
	public void restore(Path file) throws IOException, InvalidModelException {
		Map<String, long[]> expected = new LinkedHashMap<>();
		this.state.keySet()
			.forEach((prefix) -> this.shapes.forEach((name, shape) -> expected.put(prefix + name, shape)));
		Safetensors.read(file, expected, (name) -> false, (name, tensor) -> {
			int end = name.indexOf('.') + 1;
			Objects.requireNonNull(this.state.get(name.substring(0, end))).set(name.substring(end), tensor);
		});
	}

	/** Puts the averaged weights aside as the ones to return to. */
	public void keep() {
		this.kept.set(this.average);
	}

	/** Makes the weights that were kept last the averaged ones. */
	public void returnToKept() {
		this.average.set(this.kept);
	}

	/**
	 * Whether matrix products of training run in bfloat16; weights and sums stay in
	 * float32.
	 */
	public void useBfloat16(boolean half) {
		try (NDManager scope = this.manager.newSubManager()) {
			this.program.call(scope, "use_bfloat16", scope.create(half));
		}
	}

	/**
	 * Times both number formats on a batch. Processors with instructions for bfloat16 are
	 * several times faster with it, others several times slower; if the processor is
	 * known to have none, nothing is timed, for a timing on a busy machine may err.
	 */
	public boolean isFasterInBfloat16(TrainingBatch batch) {
		if (!NativeEngine.mayHaveBfloat16()) {
			return false;
		}
		boolean faster = nanos(batch, true) < nanos(batch, false);
		useBfloat16(false);
		return faster;
	}

	private long nanos(TrainingBatch batch, boolean half) {
		useBfloat16(half);
		long best = Long.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			try (NDManager scope = this.manager.newSubManager()) {
				long start = System.nanoTime();
				call(this.program, scope, "loss", batch, new float[6]);
				best = Math.min(best, System.nanoTime() - start);
			}
		}
		return best;
	}

	/**
	 * One update of the weights on a batch. Dropout depends on the seed and the number of
	 * the update alone, so that a training that was interrupted goes on as it would have.
	 */
	public StepResult step(TrainingBatch batch, StepOptions options) {
		NativeEngine.seed(new SplittableRandom(this.seed ^ (options.update() << Integer.SIZE)).nextLong());
		try (NDManager scope = this.manager.newSubManager()) {
			float[] result = call(this.program, scope, "step", batch, options.values());
			return new StepResult(result[0], result[1], result[2]);
		}
	}

	/**
	 * How well the averaged weights predict batches.
	 * @return negative log-likelihood, nats a target token
	 */
	public double loss(Iterable<TrainingBatch> batches) {
		double sum = 0;
		double tokens = 0;
		for (TrainingBatch batch : batches) {
			try (NDManager scope = this.manager.newSubManager()) {
				float[] result = call(this.averageProgram, scope, "loss", batch, new float[6]);
				sum += result[1];
				tokens += result[2];
			}
		}
		return sum / tokens;
	}

	/** A predictor over the averaged weights as they are at each call, for one thread. */
	public Predictor<SearchBatch, List<List<Hypothesis>>> newPredictor(SearchLimits limits) {
		return this.averageProgram.newPredictor(new SearchTranslator(limits));
	}

	/**
	 * Writes the averaged weights as {@code model.safetensors}, in half precision, and
	 * beside them what translations may consist of.
	 */
	public void writeAverage(Path file, Shortlist shortlist) throws IOException {
		Map<String, Safetensors.Writable> tensors = new LinkedHashMap<>(this.average.tensors());
		tensors.putAll(shortlist.tensors());
		Safetensors.write(file, tensors, Safetensors.Type.F16);
	}

	/**
	 * Loss and gradient of the weights on a batch without dropout, flat in their order.
	 */
	float[] gradient(TrainingBatch batch, double labelSmoothing) {
		try (NDManager scope = this.manager.newSubManager()) {
			return call(this.program, scope, "gradient", batch,
					new StepOptions(1, 0, 1, 0, labelSmoothing, 0).values());
		}
	}

	/** The weights themselves, for tests. */
	Weights weights() {
		return this.weights;
	}

	private static float[] call(TorchProgram program, NDManager scope, String method, TrainingBatch batch,
			float[] hyper) {
		List<int[]> inputs = new ArrayList<>(batch.targets().size());
		for (int[] target : batch.targets()) {
			int[] input = new int[target.length];
			input[0] = SubwordTokenizer.BOS;
			System.arraycopy(target, 0, input, 1, target.length - 1);
			inputs.add(input);
		}
		NDArray[] arrays = { SearchTranslator.padded(scope, batch.sources(), SubwordTokenizer.PAD),
				SearchTranslator.lengths(scope, batch.sources()),
				SearchTranslator.padded(scope, inputs, SubwordTokenizer.PAD),
				SearchTranslator.padded(scope, batch.targets(), -1), scope.create(hyper) };
		return program.call(scope, method, arrays).singletonOrThrow().toFloatArray();
	}

	@Override
	public void close() {
		this.manager.close();
		this.averageProgram.close();
		this.program.close();
	}

}
