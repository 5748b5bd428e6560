package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.corpus.CleaningOptions;
import dev.attune.corpus.CorpusFormats;
import dev.attune.corpus.CorpusLimits;
import dev.attune.seq2seq.ModelSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training that is interrupted goes on from its checkpoint as if nothing had been, and
 * never from a checkpoint that is not its own.
 */
class TrainResumeIT {

	@TempDir
	private Path directory;

	private Path corpus = Path.of("");

	@BeforeEach
	void corpus() throws IOException {
		this.corpus = ToyLanguage.write(this.directory.resolve("corpus.tsv"), 300, 1);
	}

	@Test
	void interruptedAtAnyMomentItGivesTheSameModelToTheLastBit() throws Exception {
		TrainingOutcome expected = run("whole", 0.001, 7, new Recorder(Integer.MAX_VALUE));
		Random random = new Random(5);
		int interruptions = 0;
		TrainingOutcome outcome = null;
		while (outcome == null) {
			try {
				outcome = run("interrupted", 0.001, 7, new Recorder(1 + random.nextInt(25)));
			}
			catch (CancellationException exception) {
				interruptions++;
				assertThat(work("interrupted").version()).doesNotExist();
				assertThat(work("interrupted").outcome()).isEmpty();
			}
		}
		assertThat(interruptions).isGreaterThan(3);
		assertThat(weights("interrupted")).hasSameBinaryContentAs(weights("whole"));
		assertThat(outcome.scores()).isEqualTo(expected.scores());
		assertThat(outcome.corpus()).isEqualTo(expected.corpus());
		assertThat(outcome.summary().updates()).isEqualTo(expected.summary().updates());
		assertThat(outcome.summary().targetTokens()).isEqualTo(expected.summary().targetTokens());
		assertThat(work("interrupted").test()).hasSameBinaryContentAs(work("whole").test());
	}

	@Test
	void whatIsFinishedIsOnlyReportedAgain() throws Exception {
		TrainingOutcome outcome = run("work", 0.001, 7, new Recorder(Integer.MAX_VALUE));
		Recorder again = new Recorder(0);
		assertThat(run("work", 0.001, 7, again)).usingRecursiveComparison().isEqualTo(outcome);
		assertThat(again.stages()).isEmpty();
	}

	@Test
	void aDamagedCheckpointIsRefusedByName() throws Exception {
		Path file = interrupted();
		byte[] whole = Files.readAllBytes(file);
		for (int at : new int[] { 20, whole.length / 2, whole.length - 1 }) {
			byte[] flipped = whole.clone();
			flipped[at] ^= 1;
			Files.write(file, flipped);
			assertRefused("checkpoint.safetensors: is damaged");
		}
		for (int length : new int[] { 0, 7, whole.length / 2, whole.length - 1 }) {
			Files.write(file, java.util.Arrays.copyOf(whole, length));
			assertRefused("checkpoint.safetensors: is damaged");
		}
		Files.write(file, whole);
		assertThat(run("work", 0.001, 7, new Recorder(Integer.MAX_VALUE)).summary().updates()).isPositive();
	}

	@Test
	void aCheckpointOfOtherSettingsOrAnotherCorpusIsRefused() throws Exception {
		interrupted();
		assertThatThrownBy(() -> run("work", 0.002, 7, new Recorder(Integer.MAX_VALUE)))
			.isInstanceOf(CheckpointException.class)
			.hasMessageContaining("belongs to a training with other settings or another corpus");
		ToyLanguage.write(this.corpus, 310, 2);
		assertRefused("belongs to a training with other settings or another corpus");
	}

	@Test
	void aCheckpointThatWasBeingWrittenDoesNotCount() throws Exception {
		Path file = interrupted();
		Files.writeString(file.resolveSibling("checkpoint.safetensors.partial"), "half of it");
		run("work", 0.001, 7, new Recorder(Integer.MAX_VALUE));
		run("whole", 0.001, 7, new Recorder(Integer.MAX_VALUE));
		assertThat(weights("work")).hasSameBinaryContentAs(weights("whole"));
	}

	private void assertRefused(String message) {
		assertThatThrownBy(() -> run("work", 0.001, 7, new Recorder(Integer.MAX_VALUE)))
			.isInstanceOf(CheckpointException.class)
			.hasMessageContaining(message);
	}

	/** Interrupts a training in the directory {@code work} and returns its checkpoint. */
	private Path interrupted() {
		assertThatThrownBy(() -> run("work", 0.001, 7, new Recorder(25))).isInstanceOf(CancellationException.class);
		return work("work").checkpoint().resolve("checkpoint.safetensors");
	}

	private TrainingOutcome run(String work, double learningRate, long seed, Recorder recorder) throws Exception {
		TrainingOptions options = new TrainingOptions(3, null, 150, learningRate, 10, 1, 0.3, 0.1, 0.9, 5, 4,
				TrainingOptions.Criterion.CHRF, TrainingOptions.Precision.FP32, seed);
		TrainingRequest request = new TrainingRequest("en", "de",
				List.of(CorpusFormats.reader(this.corpus, "en", "de", CorpusLimits.DEFAULT)), null, null, 20, 20,
				CleaningOptions.DEFAULT, false, "gru-attention", new ModelSizes(330, 16, 24, 16), options,
				new TrainingRequest.DataStatement("toy", "none", "none", "none"), null, null, null);
		return new ModelTraining(request, work(work), Duration.ofSeconds(60), recorder).run();
	}

	private WorkDirectory work(String name) {
		return new WorkDirectory(this.directory.resolve(name));
	}

	private Path weights(String work) {
		return work(work).version().resolve("model.safetensors");
	}

}
