package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.catalog.ModelCatalog;
import dev.attune.web.UploadDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What a process leaves that is killed, and what becomes of it.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:housekeeping")
@DirtiesContext
class HousekeepingTests {

	@TempDir
	static Path directory;

	@Autowired
	private TrainJobStore store;

	@Autowired
	private JobDirectories directories;

	@Autowired
	private ModelCatalog catalog;

	@Autowired
	private UploadDirectory uploads;

	@Autowired
	private TrainingProperties properties;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("attune.models.dir", () -> directory.resolve("models").toString());
		registry.add("attune.data.dir", () -> directory.resolve("data").toString());
	}

	@Test
	void whatKilledProcessesLeftIsDeletedAndWhatIsInWorkStays() throws IOException {
		Path model = directory.resolve("models/en-de");
		List<Path> left = List.of(model.resolve(".incoming-import/model.safetensors"),
				model.resolve(".incoming-training/corpus/train.tsv"), model.resolve(".deleted-1/config.json"),
				directory.resolve("data/incoming/upload_1.tmp"),
				directory.resolve("data/train-jobs/.incoming-1/uploads/corpus.tsv"));
		Path version = model.resolve("1/config.json");
		for (Path file : left) {
			write(file);
		}
		write(version);
		Instant begin = Instant.now();
		housekeeping(begin.plus(Duration.ofHours(23))).run();
		assertThat(left).allSatisfy((file) -> assertThat(file).exists());
		// a training that writes on and on into a directory that it made long ago
		Path working = model.resolve(".incoming-training/checkpoint");
		write(working);
		Files.setLastModifiedTime(working, FileTime.from(begin.plus(Duration.ofHours(20))));
		housekeeping(begin.plus(Duration.ofHours(25))).run();
		assertThat(working).exists();
		assertThat(left.get(1)).exists();
		assertThat(version).exists();
		try (Stream<Path> files = Files.walk(directory.resolve("models"))) {
			assertThat(files.map((path) -> path.getFileName().toString())).doesNotContain(".incoming-import",
					".deleted-1");
		}
		assertThat(left.get(3)).doesNotExist();
		assertThat(left.get(4)).doesNotExist();
	}

	private Housekeeping housekeeping(Instant now) {
		return new Housekeeping(this.store, this.directories, this.catalog, this.uploads, this.properties,
				Clock.fixed(now, ZoneOffset.UTC));
	}

	private static void write(Path file) throws IOException {
		Files.createDirectories(file.resolveSibling(""));
		Files.writeString(file, "content");
	}

}
