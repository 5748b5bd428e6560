package dev.attune.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attune.catalog.ModelCatalog;
import dev.attune.catalog.ModelVersion;
import dev.attune.seq2seq.InvalidModelException;
import dev.attune.seq2seq.ModelConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When versions are loaded.
 */
class CatalogFollowerTests {

	@TempDir
	private Path directory;

	@SuppressWarnings("NullAway.Init")
	private ModelCatalog catalog;

	private final ServedModels models = new ServedModels();

	private final Queue<String> loads = new ConcurrentLinkedQueue<>();

	@BeforeEach
	void twoModels() throws IOException {
		this.catalog = new ModelCatalog(this.directory);
		publish("en-de");
		publish("en-zh");
	}

	@Test
	void modelsAreLoadedSideBySide() {
		assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
		CountDownLatch both = new CountDownLatch(2);
		follower(Loading.EAGER, (version) -> {
			both.countDown();
			await(both);
			return new FakeWeights();
		}).refresh();
		assertThat(this.loads).containsExactlyInAnyOrder("en-de/1", "en-zh/1");
		assertThat(this.models.all()).extracting(ServedModel::name).containsExactly("en-de", "en-zh");
	}

	@Test
	void oneThatDoesNotLoadLeavesTheOthers() {
		follower(Loading.EAGER, (version) -> {
			if (version.model().equals("en-de")) {
				throw new InvalidModelException("damaged");
			}
			return new FakeWeights();
		}).refresh();
		assertThat(this.models.all()).extracting(ServedModel::name).containsExactly("en-zh");
	}

	@Test
	void lazyModelsAreInServiceBeforeTheyAreLoaded() {
		CatalogFollower follower = follower(Loading.LAZY, (version) -> new FakeWeights());
		follower.refresh();
		assertThat(this.models.all()).extracting(ServedModel::name).containsExactly("en-de", "en-zh");
		assertThat(this.loads).isEmpty();
		use("en-zh");
		follower.refresh();
		assertThat(this.loads).containsExactly("en-zh/1");
	}

	@Test
	void aLazyModelInUseIsReplacedByALoadedVersion() throws Exception {
		CatalogFollower follower = follower(Loading.LAZY, (version) -> new FakeWeights());
		follower.refresh();
		use("en-zh");
		ModelCatalog other = new ModelCatalog(this.directory);
		for (String model : List.of("en-de", "en-zh")) {
			publish(model);
			other.activate(model, 2);
		}
		follower.refresh();
		assertThat(this.loads).containsExactly("en-zh/1", "en-zh/2");
		assertThat(this.models.all()).extracting(ServedModel::version).containsExactly(2, 2);
		assertThat(this.models.all()).extracting(ServedModel::isLoaded).containsExactly(false, true);
	}

	@Test
	void aVersionIsLoadedBeforeItIsActivatedInLazyModeToo() throws Exception {
		CatalogFollower follower = follower(Loading.LAZY, (version) -> new FakeWeights());
		follower.refresh();
		ModelVersion second = publish("en-zh");
		try (var prepared = follower.prepare(second)) {
			assertThat(this.loads).containsExactly("en-zh/2");
			prepared.serve();
		}
		assertThat(this.models.find("en-zh").map(ServedModel::isLoaded)).contains(true);
	}

	@Test
	void whatIsBeingLoadedAtTheEndIsNotWaitedForAndClosedAfterwards() throws Exception {
		FakeWeights weights = new FakeWeights();
		CountDownLatch loading = new CountDownLatch(1);
		CompletableFuture<Void> loaded = new CompletableFuture<>();
		CatalogFollower follower = follower(Loading.EAGER, (version) -> {
			loading.countDown();
			loaded.join();
			return weights;
		});
		CompletableFuture<Void> look = CompletableFuture.runAsync(follower::start);
		loading.await();
		try {
			assertTimeoutPreemptively(Duration.ofSeconds(5), follower::end);
		}
		finally {
			loaded.complete(null);
		}
		look.join();
		assertThat(this.models.all()).isEmpty();
		assertThat(weights.closed).hasValue(2);
	}

	@Test
	void itBeginsAnewAfterAnEnd() {
		CatalogFollower follower = follower(Loading.EAGER, (version) -> new FakeWeights());
		follower.start();
		follower.end();
		assertThat(this.models.all()).isEmpty();
		follower.start();
		assertThat(this.models.all()).extracting(ServedModel::name).containsExactly("en-de", "en-zh");
	}

	private void use(String model) {
		try (Lease lease = this.models.lease((all) -> this.models.find(model)).orElseThrow()) {
			lease.model().encode("a");
		}
	}

	private CatalogFollower follower(Loading loading, ModelLoader loader) {
		return new CatalogFollower(this.catalog, this.models, (version) -> {
			this.loads.add(version.toString());
			return loader.load(version);
		}, loading);
	}

	private ModelVersion publish(String model) throws IOException {
		Path staged = this.catalog.beginVersion(model);
		new FakeWeights().config().write(staged.resolve(ModelConfig.FILE));
		return this.catalog.publish(staged);
	}

	private static void await(CountDownLatch latch) throws InvalidModelException {
		try {
			if (!latch.await(20, TimeUnit.SECONDS)) {
				throw new InvalidModelException("the other was not loaded meanwhile");
			}
		}
		catch (InterruptedException exception) {
			Thread.currentThread().interrupt();
		}
	}

}
