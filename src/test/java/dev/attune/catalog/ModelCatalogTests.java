package dev.attune.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Versions on disk: which count, and how one comes into being.
 */
class ModelCatalogTests {

	@TempDir
	Path directory;

	private ModelCatalog catalog;

	@BeforeEach
	void openCatalog() {
		this.catalog = new ModelCatalog(this.directory);
	}

	@Test
	void aMissingDirectoryHoldsNoModels() {
		assertThat(new ModelCatalog(this.directory.resolve("absent")).models()).isEmpty();
	}

	@Test
	void versionsAreListedNewestFirstByNumberNotByText() throws IOException {
		for (String version : List.of("9", "10", "2")) {
			Files.createDirectories(this.directory.resolve("en-zh").resolve(version));
		}
		assertThat(this.catalog.versions("en-zh")).extracting(ModelVersion::number).containsExactly(10, 9, 2);
	}

	@Test
	void whatIsNoVersionIsIgnored() throws IOException {
		for (String name : List.of(".incoming-1", "0", "-1", "01", "latest", "99999999999")) {
			Files.createDirectories(this.directory.resolve("en-zh").resolve(name));
		}
		Files.writeString(this.directory.resolve("en-zh/7"), "a file");
		Files.createDirectories(this.directory.resolve(".hidden/1"));
		assertThat(this.catalog.versions("en-zh")).isEmpty();
		assertThat(this.catalog.models()).isEmpty();
	}

	@Test
	void modelsAreListedByName() throws IOException {
		Files.createDirectories(this.directory.resolve("zh-en/1"));
		Files.createDirectories(this.directory.resolve("en-zh/1"));
		Files.writeString(this.directory.resolve("README.md"), "a file");
		assertThat(this.catalog.models()).containsExactly("en-zh", "zh-en");
	}

	@Test
	void aVersionIsSeenOnlyOnceItIsPublished() throws IOException {
		Path staged = begin("en-zh");
		assertThat(this.catalog.models()).isEmpty();
		ModelVersion first = this.catalog.publish(staged);
		assertThat(first).isEqualTo(new ModelVersion("en-zh", 1, this.directory.resolve("en-zh/1")));
		assertThat(first).hasToString("en-zh/1");
		assertThat(first.directory().resolve("config.json")).hasContent("{}");
		assertThat(staged).doesNotExist();
	}

	@Test
	void theNextVersionTakesTheNumberAfterTheHighest() throws IOException {
		Files.createDirectories(this.directory.resolve("en-zh/4"));
		assertThat(this.catalog.publish(begin("en-zh")).number()).isEqualTo(5);
	}

	@Test
	void publishersAtTheSameTimeGetDifferentNumbers() throws Exception {
		List<Path> staged = List.of(begin("m"), begin("m"), begin("m"), begin("m"), begin("m"), begin("m"));
		try (ExecutorService executor = Executors.newFixedThreadPool(staged.size())) {
			List<Callable<Integer>> publishers = staged.stream()
				.<Callable<Integer>>map((path) -> () -> new ModelCatalog(this.directory).publish(path).number())
				.toList();
			assertThat(executor.invokeAll(publishers)).extracting(Future::get)
				.containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 6).boxed().toList());
		}
	}

	@Test
	void anEmptyDirectoryIsNotPublished() throws IOException {
		Path staged = this.catalog.beginVersion("en-zh");
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.catalog.publish(staged))
			.withMessageContaining("config.json");
		assertThat(this.catalog.models()).isEmpty();
	}

	@Test
	void aDiscardedVersionLeavesNothing() throws IOException {
		Path staged = begin("en-zh");
		this.catalog.discard(staged);
		assertThat(this.directory.resolve("en-zh")).isEmptyDirectory();
	}

	@Test
	void onlyADirectoryBegunHereIsPublishedOrDiscarded() throws IOException {
		Path elsewhere = Files.createDirectories(this.directory.resolve("en-zh/1"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.catalog.publish(elsewhere));
		assertThatIllegalArgumentException().isThrownBy(() -> this.catalog.discard(elsewhere));
		assertThat(elsewhere).exists();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "../other", "a/b", "a\\b", ".hidden", "-x", "a b", "名" })
	void aNameThatIsNoPlainFileNameIsRefused(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.catalog.beginVersion(name))
			.withMessageContaining("\"" + name + "\"");
		assertThat(this.directory).isEmptyDirectory();
	}

	private Path begin(String model) throws IOException {
		Path staged = this.catalog.beginVersion(model);
		Files.writeString(staged.resolve("config.json"), "{}");
		return staged;
	}

}
