package dev.attune.serving;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SourceSentence;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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
		this.pool = new PredictorPool(new ServingProperties(1, queueCapacity, Duration.ofSeconds(2), 64, 4096, null,
				true, Loading.EAGER, Duration.ZERO), new SimpleMeterRegistry());
	}

	/**
	 * Serves another model, whose translation of a sentence is the sentence several
	 * times.
	 */
	public FakeServing with(String source, String target, int times) {
		this.models.put(new ServedModel(source + "-" + target, 1, new FakeWeights(source, target, times)));
		return this;
	}

	public ServedModels models() {
		return this.models;
	}

	public PredictorPool pool() {
		return this.pool;
	}

	/** Has a sentence wait, or be translated. */
	public CompletableFuture<List<Hypothesis>> submit(String sentence) throws InterruptedException {
		ServedModel model = this.models.all().getFirst();
		int[] tokens = model.encode(sentence);
		return this.pool
			.submitAll(model, List.of(new SourceSentence(tokens)), SearchOptions.DEFAULT,
					Caller.waiting(Duration.ofMinutes(1)), tokens.length)
			.getFirst();
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
