package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import dev.attune.corpus.CorpusException;
import dev.attune.training.TrainingFailure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A failure says what kind it is of, whatever exceptions are wrapped around it.
 */
class TrainingFailureTests {

	@Test
	void aCorpusFailsWithItsFileAndLine() {
		assertThat(TrainingFailure.of(new CorpusException("a.tsv", 7, "one column")))
			.isEqualTo(new TrainingFailure(Kind.CORPUS, "one column", "a.tsv", 7L))
			.hasToString("a.tsv, line 7: one column");
		assertThat(TrainingFailure.of(new CorpusException("a.tsv", 0, "is empty")))
			.isEqualTo(new TrainingFailure(Kind.CORPUS, "is empty", "a.tsv", null))
			.hasToString("a.tsv: is empty");
	}

	@Test
	void aFullDiskIsSeenThroughItsWrapping() {
		assertThat(kind(new UncheckedIOException(new IOException("/w/c.partial: No space left on device"))))
			.isEqualTo(Kind.NO_SPACE);
		assertThat(kind(new IOException("Disk quota exceeded"))).isEqualTo(Kind.NO_SPACE);
	}

	@Test
	void aFullMemoryIsJavasOrTheEngines() {
		assertThat(kind(new OutOfMemoryError("Java heap space"))).isEqualTo(Kind.OUT_OF_MEMORY);
		assertThat(kind(new EngineException("[enforce fail at alloc_cpu.cpp] . DefaultCPUAllocator: "
				+ "can't allocate memory: you tried to allocate 8 bytes. Error code 12 (Cannot allocate memory)")))
			.isEqualTo(Kind.OUT_OF_MEMORY);
		assertThat(kind(new IllegalStateException("the search failed", new EngineException("std::bad_alloc"))))
			.isEqualTo(Kind.OUT_OF_MEMORY);
	}

	@Test
	void checkpointsAndDivergenceHaveTheirKinds() {
		assertThat(kind(new CheckpointException(Path.of("c"), "is damaged"))).isEqualTo(Kind.CHECKPOINT);
		assertThat(kind(new DivergedException(5))).isEqualTo(Kind.DIVERGED);
	}

	@Test
	void anythingElseKeepsItsWords() {
		assertThat(TrainingFailure.of(new IllegalStateException("the parent has no config.json")))
			.isEqualTo(new TrainingFailure(Kind.OTHER, "the parent has no config.json", null, null));
		assertThat(TrainingFailure.of(new NullPointerException()).reason()).isEqualTo("NullPointerException");
	}

	private static Kind kind(Throwable thrown) {
		return TrainingFailure.of(thrown).kind();
	}

}
