package dev.attune.seq2seq;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measures how fast this machine multiplies matrices with the engine's own kernels: the
 * limit that figures of searches and trainings are compared with. Each thread multiplies
 * on its own, with one thread of the engine, so that none waits for another. Not
 * thread-safe. It leaves the engine with one thread a call; a training that is to use
 * more must be over.
 */
public final class MachineLimits implements AutoCloseable {

	/** What one call into the engine shall take, roughly. */
	private static final double CALL_SECONDS = 0.01;

	/** Parts of a measurement, of which the best counts. */
	private static final int PARTS = 3;

	private final TorchProgram program;

	private final NDManager manager;

	private MachineLimits(TorchProgram program) {
		this.program = program;
		this.manager = program.newManager();
	}

	/** Starts the engine if need be. */
	public static MachineLimits open() {
		return new MachineLimits(TorchProgram.load(List.of("machine.py"), List.of("training"),
				Map.of("packed", "__torch__.torch.classes.quantized.LinearPackedParamsBase"), List.of()));
	}

	/**
	 * The highest rate among {@link ProductShape#USUAL}.
	 * @param time for each shape
	 * @return operations (a multiplication or an addition each) a second; empty if the
	 * machine has no such products
	 */
	public OptionalDouble limit(NumberFormat format, int threads, Duration time) {
		double best = 0;
		for (ProductShape shape : ProductShape.USUAL) {
			best = Math.max(best, rate(format, shape, threads, time).orElse(0));
		}
		return (best > 0) ? OptionalDouble.of(best) : OptionalDouble.empty();
	}

	/**
	 * The rate of products of one shape.
	 * @param threads threads that multiply at the same time, all together counted
	 * @param time to measure for, after a warm-up
	 * @return operations a second; empty if the processor has no bfloat16, or the engine
	 * no int8
	 */
	public OptionalDouble rate(NumberFormat format, ProductShape shape, int threads, Duration time) {
		if (format == NumberFormat.BF16 && !NativeEngine.mayHaveBfloat16()) {
			return OptionalDouble.empty();
		}
		try (NDManager scope = this.manager.newSubManager()) {
			NDArray x = scope.randomUniform(-1, 1, new Shape(shape.rows(), shape.inputs()));
			NDArray w = scope.randomUniform(-1, 1, new Shape(shape.outputs(), shape.inputs()));
			if (format == NumberFormat.INT8) {
				this.program.call(scope, "pack", w);
			}
			return OptionalDouble.of(rate(format.name().toLowerCase(Locale.ROOT), x, w, shape, threads, time));
		}
		catch (EngineException exception) {
			return OptionalDouble.empty();
		}
	}

	private double rate(String method, NDArray x, NDArray w, ProductShape shape, int threads, Duration time) {
		JniUtils.setNumThreads(1);
		multiply(method, x, w, 1);
		int times = 1;
		while (multiply(method, x, w, times) < CALL_SECONDS / 2 && times < 1 << 20) {
			times *= 2;
		}
		int products = times;
		double best = 0;
		try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
			for (int part = 0; part < PARTS; part++) {
				CyclicBarrier start = new CyclicBarrier(threads);
				List<Future<Double>> rates = new ArrayList<>();
				for (int i = 0; i < threads; i++) {
					rates.add(workers.submit(() -> {
						// what a thread may use is its own setting
						JniUtils.setNumThreads(1);
						multiply(method, x, w, 1);
						start.await(1, TimeUnit.MINUTES);
						return productsASecond(method, x, w, products, time.toNanos() / 1e9 / PARTS);
					}));
				}
				double rate = 0;
				for (Future<Double> each : rates) {
					rate += each.get();
				}
				best = Math.max(best, rate);
			}
		}
		catch (ExecutionException exception) {
			if (exception.getCause() instanceof EngineException engine) {
				throw engine;
			}
			throw new IllegalStateException("the measurement failed", exception);
		}
		catch (InterruptedException exception) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", exception);
		}
		return best * shape.operations();
	}

	private double productsASecond(String method, NDArray x, NDArray w, int times, double seconds) {
		long calls = 0;
		double spent = 0;
		while (spent < seconds || calls == 0) {
			spent += multiply(method, x, w, times);
			calls++;
		}
		return calls * times / spent;
	}

	/** Seconds that so many products take. */
	private double multiply(String method, NDArray x, NDArray w, int times) {
		try (NDManager scope = this.manager.newSubManager()) {
			NDArray count = scope.create(times);
			long begin = System.nanoTime();
			this.program.call(scope, method, x, w, count).singletonOrThrow().toFloatArray();
			return (System.nanoTime() - begin) / 1e9;
		}
	}

	@Override
	public void close() {
		this.manager.close();
		this.program.close();
	}

}
