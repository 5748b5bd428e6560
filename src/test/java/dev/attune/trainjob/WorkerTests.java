package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that do not behave as a worker should.
 */
@DisabledOnOs(OS.WINDOWS)
class WorkerTests {

	private static final int FLOOD = 30_000_000;

	@TempDir
	Path directory = Path.of("");

	@Test
	void aFloodTakesABoundedPartOfMemoryAndDisk() throws Exception {
		JobDirectory job = new JobDirectory(this.directory);
		Worker worker = start(job, "head -c " + FLOOD + " /dev/zero >&2; head -c " + FLOOD
				+ " /dev/zero; echo; echo one; printf two; exit 3");
		List<String> lines = new ArrayList<>();
		assertThat(worker.follow((line) -> {
			lines.add(line);
			job.log(line);
		})).isEqualTo(3);
		assertThat(lines).hasSize(3).element(0).asString().hasSize(WorkerOutput.MAX_LINE);
		assertThat(lines.subList(1, 3)).containsExactly("one", "two");
		assertThat(job.logSize()).isEqualTo(JobDirectory.MAX_LOG);
	}

	@Test
	void oneThatSaysNothingIsKnownByItsSilence() throws Exception {
		Worker worker = start(new JobDirectory(this.directory), "echo begun; exec sleep 60");
		Thread reader = Thread.ofVirtual().start(() -> {
			try {
				worker.follow((line) -> assertThat(worker.silence()).isZero());
			}
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		await().until(() -> worker.silence().compareTo(Duration.ofMillis(200)) > 0);
		worker.kill();
		reader.join();
	}

	@Test
	void oneThatIsAskedToEndIsHeardToItsEnd() throws Exception {
		Worker worker = start(new JobDirectory(this.directory),
				"trap 'sleep 0.3; echo saved; exit 143' TERM; echo begun; while :; do sleep 0.05; done");
		List<String> lines = new ArrayList<>();
		assertThat(worker.follow((line) -> {
			lines.add(line);
			if (line.equals("begun")) {
				worker.stop();
			}
		})).isEqualTo(143);
		assertThat(lines).containsExactly("begun", "saved");
	}

	@Test
	void linesAreReadAsTheyAre() throws IOException {
		WorkerOutput output = new WorkerOutput(new StringReader("one\n\nthree".repeat(3000) + "\n"));
		assertThat(output.line()).isEqualTo("one");
		assertThat(output.line()).isEmpty();
		assertThat(output.line()).isEqualTo("threeone");
		int left = 0;
		while (output.line() != null) {
			left++;
		}
		assertThat(left).isEqualTo(2 * 3000 - 2);
	}

	private Worker start(JobDirectory job, String script) throws IOException {
		Files.createDirectories(this.directory);
		return new Worker(new ProcessBuilder("sh", "-c", script).start(), job);
	}

}
