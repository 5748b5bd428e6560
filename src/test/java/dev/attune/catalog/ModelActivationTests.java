package dev.attune.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.catalog.CatalogException.Reason;
import dev.attune.seq2seq.InvalidModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which version is active, and how another becomes it.
 */
class ModelActivationTests {

	private static final String MODEL = "en-zh";

	@TempDir
	Path directory;

	private ModelCatalog catalog;

	@BeforeEach
	void openCatalog() {
		this.catalog = new ModelCatalog(this.directory);
	}

	@Test
	void aModelWithoutVersionsHasNoActiveOne() {
		assertThat(this.catalog.active(MODEL)).isEmpty();
		assertThat(this.catalog.servable(MODEL)).isEmpty();
		assertThat(this.catalog.history(MODEL)).isEmpty();
	}

	@Test
	void theNewestIsActiveWhereNoneWasActivated() throws IOException {
		Files.createDirectories(this.directory.resolve("en-zh/1"));
		Files.createDirectories(this.directory.resolve("en-zh/2"));
		assertActive(2);
		assertThat(numbers(this.catalog.servable(MODEL))).containsExactly(2, 1);
		assertThat(this.catalog.history(MODEL)).extracting(Activation::version).containsExactly(2);
	}

	@Test
	void theFirstVersionIsActiveAndThoseAddedLaterAreNot() throws IOException {
		publish();
		assertActive(1);
		publish();
		publish();
		assertActive(1);
		assertThat(numbers(this.catalog.servable(MODEL))).containsExactly(1);
	}

	@Test
	void anotherCatalogSeesWhatWasActivated() throws IOException {
		publish(3);
		Instant before = Instant.now().minusMillis(1);
		assertThat(this.catalog.activate(MODEL, 3)).isEqualTo(this.catalog.version(MODEL, 3));
		ModelCatalog other = new ModelCatalog(this.directory);
		assertThat(other.active(MODEL)).hasValue(other.version(MODEL, 3));
		assertThat(other.history(MODEL)).extracting(Activation::version).containsExactly(3, 1);
		assertThat(other.history(MODEL).getFirst().time()).isBetween(before, Instant.now());
		assertThat(this.directory.resolve("en-zh/activations.json")).content().contains("\"active\" : 3");
	}

	@Test
	void aRollBackActivatesTheVersionThatWasActiveBefore() throws IOException {
		publish(3);
		this.catalog.activate(MODEL, 2);
		this.catalog.activate(MODEL, 3);
		assertThat(this.catalog.rollback(MODEL).number()).isEqualTo(2);
		assertThat(this.catalog.rollback(MODEL).number()).isEqualTo(1);
		assertActive(1);
		assertRefused(() -> this.catalog.rollback(MODEL), Reason.CONFLICT,
				"Before version 1 no other version of model en-zh was active");
	}

	@Test
	void aRollBackToADeletedVersionIsRefused() throws IOException {
		publish(2);
		this.catalog.activate(MODEL, 2);
		this.catalog.delete(MODEL, 1);
		assertRefused(() -> this.catalog.rollback(MODEL), Reason.CONFLICT,
				"Version 1 of model en-zh, which was active before version 2, was deleted");
		assertActive(2);
	}

	@Test
	void whatDoesNotExistIsAnsweredWithWhatDoes() throws IOException {
		assertRefused(() -> this.catalog.rollback(MODEL), Reason.UNKNOWN, "There is no model en-zh; there are none");
		publish(2);
		assertRefused(() -> this.catalog.activate("de-en", 1), Reason.UNKNOWN,
				"There is no model de-en; there are: en-zh");
		assertRefused(() -> this.catalog.activate("../en-zh", 1), Reason.UNKNOWN,
				"There is no model ../en-zh; there are: en-zh");
		assertRefused(() -> this.catalog.activate(MODEL, 3), Reason.UNKNOWN,
				"Model en-zh has no version 3; there are: 2, 1");
	}

	@Test
	void aVersionThatDoesNotLoadIsNotActivated() throws IOException {
		publish(2);
		this.catalog.attach((version) -> {
			throw new InvalidModelException(version.directory().resolve("config.json") + ": sizes is missing");
		});
		assertRefused(() -> this.catalog.activate(MODEL, 2), Reason.CONFLICT,
				"Version 2 of model en-zh does not load: config.json: sizes is missing");
		assertActive(1);
	}

	@Test
	void aVersionServesOnlyOnceItIsActiveOnDisk() throws IOException {
		publish(2);
		List<String> steps = new ArrayList<>();
		this.catalog.attach(recordingHost(steps));
		this.catalog.activate(MODEL, 2);
		assertThat(steps).containsExactly("prepare en-zh/2", "serve, active is 2", "close");
	}

	@Test
	void aVersionThatCannotBeMadeActiveIsUnloadedAgain() throws IOException {
		publish(2);
		List<String> steps = new ArrayList<>();
		this.catalog.attach(recordingHost(steps));
		// what is to become the file is a directory: the disk refuses
		Files.createDirectories(this.directory.resolve("en-zh/.activations.json.new"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.catalog.activate(MODEL, 2));
		assertThat(steps).containsExactly("prepare en-zh/2", "close");
		assertActive(1);
	}

	@Test
	void theActiveVersionIsNotDeleted() throws IOException {
		publish(2);
		assertRefused(() -> this.catalog.delete(MODEL, 1), Reason.CONFLICT,
				"Version 1 of model en-zh is active and cannot be deleted; activate another one first");
		this.catalog.delete(MODEL, 2);
		assertThat(numbers(this.catalog.versions(MODEL))).containsExactly(1);
		assertThat(files()).containsExactly(".lock", "1", "activations.json");
	}

	@Test
	void theNumberOfADeletedVersionIsNotGivenAgain() throws IOException {
		publish(3);
		this.catalog.delete(MODEL, 3);
		assertThat(publish().number()).isEqualTo(4);
	}

	@Test
	void whatACrashLeftIsIgnoredAndClearedAway() throws IOException {
		publish(2);
		Files.writeString(this.directory.resolve("en-zh/.activations.json.new"), "{\"active");
		Files.writeString(Files.createDirectories(this.directory.resolve("en-zh/.deleted-7")).resolve("f"), "x");
		assertActive(1);
		this.catalog.activate(MODEL, 2);
		assertActive(2);
		this.catalog.delete(MODEL, 1);
		assertThat(files()).containsExactly(".lock", "2", "activations.json");
	}

	@Test
	void aDamagedFileIsReportedAndNotOverwritten() throws IOException {
		publish(2);
		Path file = Files.writeString(this.directory.resolve("en-zh/activations.json"), "{\"highest\": 2}");
		assertActive(2);
		assertThatExceptionOfType(CatalogException.class).isThrownBy(() -> this.catalog.activate(MODEL, 1))
			.withMessageStartingWith("activations.json of model en-zh is damaged");
		assertThat(publish().number()).isEqualTo(3);
		assertThat(file).hasContent("{\"highest\": 2}");
	}

	@Test
	void aModelWhoseActiveVersionWasRemovedByHandFallsBackToOlderOnes() throws IOException {
		publish(3);
		this.catalog.activate(MODEL, 2);
		ModelDirectory.deleteTree(this.directory.resolve("en-zh/2"));
		assertThat(this.catalog.active(MODEL)).isEmpty();
		assertThat(numbers(this.catalog.servable(MODEL))).containsExactly(1);
	}

	@Test
	void activationsAtTheSameTimeAllEndUpInTheHistory() throws Exception {
		publish(5);
		try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
			List<Callable<ModelVersion>> tasks = IntStream.range(0, 40)
				.<Callable<ModelVersion>>mapToObj(
						(i) -> () -> new ModelCatalog(this.directory).activate(MODEL, 1 + i % 5))
				.toList();
			for (Future<ModelVersion> task : executor.invokeAll(tasks)) {
				task.get();
			}
		}
		List<Activation> history = this.catalog.history(MODEL);
		assertThat(history.getFirst().version()).isEqualTo(this.catalog.active(MODEL).orElseThrow().number());
		assertThat(history.stream().map(Activation::version).distinct()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
	}

	@Test
	void oldVersionsGoWithAnActivationIfSoConfigured() throws IOException {
		this.catalog = new ModelCatalog(this.directory, 2);
		publish(6);
		this.catalog.activate(MODEL, 3);
		// the newest two, the active one, and the one before it
		assertThat(numbers(this.catalog.versions(MODEL))).containsExactly(6, 5, 3, 1);
		this.catalog.rollback(MODEL);
		assertThat(numbers(this.catalog.versions(MODEL))).containsExactly(6, 5, 1);
	}

	@Test
	void aModelIsRemovedWhenItsDirectoryIsGoneButNotWhenNothingCanBeRead() throws IOException {
		publish();
		assertThat(this.catalog.isRemoved(MODEL)).isFalse();
		ModelDirectory.deleteTree(this.directory.resolve("en-zh/1"));
		assertThat(this.catalog.isRemoved(MODEL)).isTrue();
		assertThat(new ModelCatalog(this.directory.resolve("absent")).isRemoved(MODEL)).isFalse();
	}

	private ModelHost recordingHost(List<String> steps) {
		return (version) -> {
			steps.add("prepare " + version);
			return new ModelHost.Prepared() {

				@Override
				public void serve() {
					steps.add("serve, active is "
							+ ModelActivationTests.this.catalog.active(MODEL).orElseThrow().number());
				}

				@Override
				public void close() {
					steps.add("close");
				}

			};
		};
	}

	private void publish(int count) throws IOException {
		for (int i = 0; i < count; i++) {
			publish();
		}
	}

	private ModelVersion publish() throws IOException {
		Path staged = this.catalog.beginVersion(MODEL);
		Files.writeString(staged.resolve("config.json"), "{}");
		return this.catalog.publish(staged);
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory.resolve(MODEL))) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	private void assertActive(int number) {
		assertThat(this.catalog.active(MODEL).orElseThrow().number()).isEqualTo(number);
	}

	private static List<Integer> numbers(List<ModelVersion> versions) {
		return versions.stream().map(ModelVersion::number).toList();
	}

	private static void assertRefused(ThrowingCallable change, Reason reason, String message) {
		assertThatExceptionOfType(CatalogException.class).isThrownBy(change)
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

}
