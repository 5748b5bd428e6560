package dev.attune.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A model is loaded once, by its first user.
 */
class LazyWeightsTests {

	private static final ModelVersion VERSION = new ModelVersion("en-zh", 1, Path.of("en-zh/1"));

	private final FakeWeights weights = new FakeWeights();

	private final AtomicInteger loads = new AtomicInteger();

	@Test
	void itIsLoadedOnceByItsFirstUsers() throws Exception {
		LazyWeights lazy = lazy((version) -> this.weights);
		assertThat(lazy.config().source()).isEqualTo("en");
		assertThat(lazy.isLoaded()).isFalse();
		try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<int[]> use = () -> lazy.encode("a");
			for (Future<int[]> answer : users.invokeAll(List.of(use, use, use))) {
				assertThat(answer.get()).containsExactly('a');
			}
		}
		assertThat(this.loads).hasValue(1);
		assertThat(lazy.isLoaded()).isTrue();
		lazy.close();
		assertThat(this.weights.closed).hasValue(1);
	}

	@Test
	void whatWasNeverUsedIsClosedWithoutBeingLoaded() {
		lazy((version) -> this.weights).close();
		assertThat(this.loads).hasValue(0);
		assertThat(this.weights.closed).hasValue(0);
	}

	@Test
	void aFailureIsToldAndNotTriedAgainAtOnce() {
		LazyWeights lazy = lazy((version) -> {
			throw new InvalidModelException("no tensor 'emb'");
		});
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(ModelUnavailableException.class).isThrownBy(() -> lazy.encode("a"))
				.withMessage("Model en-zh/1 cannot be loaded");
		}
		assertThat(this.loads).hasValue(1);
		assertThat(lazy.isLoaded()).isFalse();
		assertThat(lazy.problem()).contains("no tensor 'emb'");
		ServedModels models = new ServedModels();
		models.put(new ServedModel("en-zh", 1, lazy));
		assertThat(new ModelsHealthIndicator(models).health().getStatus().getCode()).isEqualTo("OUT_OF_SERVICE");
	}

	private LazyWeights lazy(ModelLoader loader) {
		return new LazyWeights(VERSION, this.weights.config(), (version) -> {
			this.loads.incrementAndGet();
			return loader.load(version);
		});
	}

}
