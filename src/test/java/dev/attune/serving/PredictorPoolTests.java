package dev.attune.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.seq2seq.Hypothesis;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SourceSentence;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The pool with one thread and a model without an engine.
 */
@Timeout(30)
class PredictorPoolTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final PredictorPool pool = new PredictorPool(
			new ServingProperties(1, 6, Duration.ofSeconds(2), 64, 4096, null, true, Loading.EAGER, Duration.ZERO),
			this.registry);

	@AfterEach
	void stop() {
		this.pool.stop();
	}

	@Test
	void sentencesAreAnsweredInTheirOrder() throws Exception {
		this.pool.start();
		assertThat(translate(new FakeWeights(), "one", "three", "no")).containsExactly("one", "three", "no");
	}

	@Test
	void aBadSentenceFailsAloneAndNotItsNeighbours() throws Exception {
		this.pool.start();
		FakeWeights weights = new FakeWeights();
		List<CompletableFuture<List<Hypothesis>>> futures = submit(model(weights), "good", "bad!", "fine");
		assertThat(text(futures.get(0))).isEqualTo("good");
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> futures.get(1).get())
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("cannot translate this");
		assertThat(text(futures.get(2))).isEqualTo("fine");
		assertThat(weights.batches).containsExactly(3, 1, 1, 1);
		assertThat(translate(new FakeWeights(), "still at work")).containsExactly("still at work");
	}

	@Test
	void whatWaitsTogetherIsTranslatedTogether() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		FakeWeights weights = new FakeWeights(gate);
		ServedModel model = model(weights);
		this.pool.start();
		CompletableFuture<List<Hypothesis>> first = submit(model, "first").getFirst();
		weights.begun.await();
		List<CompletableFuture<List<Hypothesis>>> others = List.of(submit(model, "a").getFirst(),
				submit(model, "b").getFirst(), submit(model, "c").getFirst());
		others.get(1).cancel(false);
		gate.countDown();
		assertThat(text(first)).isEqualTo("first");
		assertThat(text(others.get(0))).isEqualTo("a");
		assertThat(text(others.get(2))).isEqualTo("c");
		assertThat(weights.batches).containsExactly(1, 2);
	}

	@Test
	void aFullQueueRefusesWhatDoesNotFit() throws Exception {
		ServedModel model = model(new FakeWeights());
		submit(model, "1", "2", "3", "4");
		assertThatExceptionOfType(QueueFullException.class).isThrownBy(() -> submit(model, "5", "6", "7"));
		assertThat(this.registry.get("attune.translate.queue.depth").gauge().value()).isEqualTo(4);
	}

	@Test
	void whoHangsUpIsNotSearchedFor() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		FakeWeights weights = new FakeWeights(gate);
		ServedModel model = model(weights);
		this.pool.start();
		CompletableFuture<List<Hypothesis>> first = submit(model, "first").getFirst();
		weights.begun.await();
		AtomicBoolean gone = new AtomicBoolean();
		Caller caller = new Caller(Long.MAX_VALUE / 2 + System.nanoTime(), gone::get);
		CompletableFuture<List<Hypothesis>> waiting = submit(model, caller, "nobody", "listens").getFirst();
		CompletableFuture<List<Hypothesis>> other = submit(model, "other").getFirst();
		gone.set(true);
		gate.countDown();
		assertThat(text(first)).isEqualTo("first");
		assertThat(text(other)).isEqualTo("other");
		assertThatExceptionOfType(ClientGoneException.class).isThrownBy(() -> caller.await(waiting));
		assertThat(weights.batches).containsExactly(1, 1);
	}

	@Test
	void aConnectionThatCannotBeLookedAtFailsItsRequestAndEndsNoThread() throws Exception {
		this.pool.start();
		IllegalStateException broken = new IllegalStateException("no connection to look at");
		Caller caller = new Caller(Long.MAX_VALUE / 2 + System.nanoTime(), () -> {
			throw broken;
		});
		CompletableFuture<List<Hypothesis>> failed = submit(model(new FakeWeights()), caller, "lost").getFirst();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(failed::get).withCause(broken);
		assertThat(translate(new FakeWeights(), "still at work")).containsExactly("still at work");
	}

	@Test
	void whateverIsThrownAsABatchIsTakenTheThreadGoesOn() throws Exception {
		this.pool.start();
		AtomicBoolean thrown = new AtomicBoolean();
		Caller caller = new Caller(Long.MAX_VALUE / 2 + System.nanoTime(), () -> {
			if (thrown.compareAndSet(false, true)) {
				throw new OutOfMemoryError("no memory to look");
			}
			return false;
		});
		assertThat(submit(model(new FakeWeights()), caller, "lost")).hasSize(1);
		assertThat(translate(new FakeWeights(), "still at work")).containsExactly("still at work");
		assertThat(thrown).isTrue();
	}

	@Test
	void whatIsTooLateIsNotSearchedFor() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		FakeWeights weights = new FakeWeights(gate);
		ServedModel model = model(weights);
		this.pool.start();
		CompletableFuture<List<Hypothesis>> first = submit(model, "first").getFirst();
		weights.begun.await();
		Caller caller = Caller.waiting(Duration.ofMillis(20));
		CompletableFuture<List<Hypothesis>> late = submit(model, caller, "late").getFirst();
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> caller.await(late));
		gate.countDown();
		assertThat(text(first)).isEqualTo("first");
		assertThat(translate(weights, "next")).containsExactly("next");
		assertThat(weights.batches).containsExactly(1, 1);
	}

	@Test
	void whatWaitsWhenThePoolStopsIsRefused() throws Exception {
		CompletableFuture<List<Hypothesis>> waiting = submit(model(new FakeWeights()), "never").getFirst();
		this.pool.stop();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(waiting::get)
			.withCauseInstanceOf(RejectedExecutionException.class);
	}

	@Test
	void aStoppedPoolStartsAgain() throws Exception {
		this.pool.start();
		this.pool.stop();
		this.pool.start();
		assertThat(translate(new FakeWeights(), "again")).containsExactly("again");
	}

	@Test
	void aReplacedModelIsClosedWhenItsLastBatchIsDone() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		FakeWeights old = new FakeWeights(gate);
		ServedModels models = new ServedModels();
		models.put(model(old));
		this.pool.start();
		CompletableFuture<List<Hypothesis>> running;
		try (Lease lease = models.lease((all) -> all.stream().findFirst()).orElseThrow()) {
			running = submit(lease.model(), "under way").getFirst();
			old.begun.await();
		}
		models.put(new ServedModel("en-zh", 2, new FakeWeights()));
		assertThat(models.all()).extracting(ServedModel::version).containsExactly(2);
		assertThat(old.closed).hasValue(0);
		gate.countDown();
		assertThat(running.get()).hasSize(1);
		this.pool.stop();
		assertThat(old.closed).hasValue(1);
		assertThat(old.translators).hasValue(0);
	}

	@Test
	void metersCountBatchesAndTokens() throws Exception {
		this.pool.start();
		translate(new FakeWeights(), "four", "seven");
		assertThat(this.registry.get("attune.translate.batch.size").summary().totalAmount()).isEqualTo(2);
		assertThat(this.registry.get("attune.translate.queue.wait").timer().count()).isEqualTo(2);
		for (String direction : List.of("in", "out")) {
			assertThat(this.registry.get("attune.translate.tokens")
				.tags("model", "en-zh", "direction", direction)
				.counter()
				.count()).isEqualTo(9);
		}
	}

	private List<String> translate(FakeWeights weights, String... sentences) throws Exception {
		List<String> texts = new java.util.ArrayList<>();
		for (CompletableFuture<List<Hypothesis>> future : submit(model(weights), sentences)) {
			texts.add(text(future));
		}
		return texts;
	}

	private List<CompletableFuture<List<Hypothesis>>> submit(ServedModel model, String... sentences) throws Exception {
		return submit(model, Caller.waiting(Duration.ofMinutes(1)), sentences);
	}

	private List<CompletableFuture<List<Hypothesis>>> submit(ServedModel model, Caller caller, String... sentences)
			throws Exception {
		List<SourceSentence> sources = List.of(sentences).stream().map(model::encode).map(SourceSentence::new).toList();
		return this.pool.submitAll(model, sources, SearchOptions.DEFAULT, caller, 1);
	}

	private static String text(CompletableFuture<List<Hypothesis>> future) throws Exception {
		int[] tokens = future.get().getFirst().tokens();
		return new String(tokens, 0, tokens.length);
	}

	private static ServedModel model(FakeWeights weights) {
		return new ServedModel("en-zh", 1, weights);
	}

}
