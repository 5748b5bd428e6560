package dev.attune.serving;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/**
 * Serving without an engine, for tests of the packages above: one model, {@code en} to
 * {@code zh}, whose translation of a sentence is the sentence. It fails on sentences with
 * an exclamation mark.
 */
public final class FakeServing implements AutoCloseable {

	private final ServedModels models = new ServedModels();

	private final PredictorPool pool;

	public FakeServing(int queueCapacity) {
		this.models.put(new ServedModel("en-zh", 1, new FakeWeights()));
		this.pool = new PredictorPool(
				new ServingProperties(1, queueCapacity, 64, 4096, null, true, Loading.EAGER, Duration.ZERO),
				new SimpleMeterRegistry());
	}

	public ServedModels models() {
		return this.models;
	}

	public PredictorPool pool() {
		return this.pool;
	}

	/** Lets the thread begin; until then sentences wait. */
	public FakeServing start() {
		this.pool.start();
		return this;
	}

	@Override
	public void close() {
		this.pool.stop();
		this.models.clear();
	}

}
