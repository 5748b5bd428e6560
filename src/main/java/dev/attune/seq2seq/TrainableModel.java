package dev.attune.seq2seq;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A network in training: its weights, the optimiser's state and the moving average of the
 * weights (Polyak and Juditsky 1992), which is what is validated, searched with and
 * written. Not thread-safe.
 */
public final class TrainableModel implements AutoCloseable {

	private final TorchProgram program;

	/** The same program over the averaged weights. */
	private final TorchProgram averageProgram;

	private final NDManager manager;

	private final Weights weights;

	private final Weights average;

	private TrainableModel(Architecture architecture, ModelSizes sizes, long seed) {
		this.program = TorchProgram.load(architecture);
		this.averageProgram = TorchProgram.load(architecture);
		this.manager = this.program.newManager();
		this.weights = Weights.initial(this.manager, architecture, sizes, seed);
		this.average = this.weights.copy(this.manager);
		this.program.bind("bind", this.weights.arrays());
		this.program.bind("bind_optimizer", this.weights.zeros(this.manager).arrays(),
				this.weights.zeros(this.manager).arrays(), this.average.arrays());
		this.averageProgram.bind("bind", this.average.arrays());
	}

	/**
	 * A network with random weights.
	 * @param seed the same seed gives the same weights and the same dropout
	 */
	public static TrainableModel create(Architecture architecture, ModelSizes sizes, long seed) {
		NativeEngine.seed(seed);
		return new TrainableModel(architecture, sizes, seed);
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
	 * several times faster with it, others several times slower.
	 */
	public boolean isFasterInBfloat16(TrainingBatch batch) {
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

	/** One update of the weights on a batch. */
	public StepResult step(TrainingBatch batch, StepOptions options) {
		try (NDManager scope = this.manager.newSubManager()) {
			float[] result = call(this.program, scope, "step", batch, options.values());
			return new StepResult(result[0], result[1], result[2]);
		}
	}

	/**
	 * How well the averaged weights predict batches.
	 * @return negative log-likelihood, nats a target token
	 */
	public double loss(List<TrainingBatch> batches) {
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

	/** Writes the averaged weights as {@code model.safetensors}, in half precision. */
	public void writeAverage(Path file) throws IOException {
		Safetensors.write(file, this.average.tensors(), Safetensors.Type.F16);
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
		NDList result = method.equals("loss") ? program.call(scope, method, arrays)
				: program.callWithGradients(scope, method, arrays);
		return result.singletonOrThrow().toFloatArray();
	}

	@Override
	public void close() {
		this.manager.close();
		this.averageProgram.close();
		this.program.close();
	}

}
