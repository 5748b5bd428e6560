package dev.attune.trainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is on disk of a job.
 */
class JobDirectoryTests {

	private static final int ROUNDS = 30;

	@TempDir
	Path directory;

	/** A job that has just ended clears up while it is deleted. */
	@Test
	void whoDeletesIsNotDisturbedByWhoDeletesToo() throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
			for (int round = 0; round < ROUNDS; round++) {
				JobDirectory job = new JobDirectory(this.directory.resolve("job" + round));
				Path checkpoint = Files.createDirectories(job.work().resolve("checkpoint"));
				for (int i = 0; i < 100; i++) {
					Files.createFile(checkpoint.resolve("part" + i));
				}
				CyclicBarrier together = new CyclicBarrier(2);
				Callable<Void> clear = () -> {
					together.await();
					job.deleteCheckpoints();
					return null;
				};
				Callable<Void> delete = () -> {
					together.await();
					job.delete();
					return null;
				};
				for (Future<Void> done : threads.invokeAll(List.of(clear, delete))) {
					done.get();
				}
				assertThat(job.path()).doesNotExist();
			}
		}
	}

}
