package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The packaged command {@code train} as another program runs it: events as JSON lines, an
 * orderly end when it is asked for, and no loss but of seconds when it is killed.
 */
class TrainWorkerIT {

	private static final int KILLS = Integer.getInteger("attune.kills", 3);

	/** The longest that a worker may take to end in order. */
	private static final int SECONDS = 5;

	@TempDir
	private Path directory;

	private Path corpus = Path.of("");

	@BeforeEach
	void corpus() throws IOException {
		this.corpus = ToyLanguage.write(this.directory.resolve("corpus.tsv"), 300, 1);
	}

	@Test
	void eventsTellOfTheWholeTraining() throws Exception {
		try (Worker worker = start("work")) {
			List<JsonNode> events = worker.rest();
			assertThat(worker.exitCode(SECONDS)).isZero();
			assertThat(events).extracting((event) -> event.path("event").asString())
				.containsSubsequence("stage", "corpus", "stage", "validation", "checkpoint", "stage", "outcome");
			assertThat(events.stream().filter(Worker.named("stage")))
				.extracting((event) -> event.path("stage").asString())
				.containsExactly("PREPARING", "TRAINING", "EVALUATING");
			JsonNode corpus = events.stream().filter(Worker.named("corpus")).findFirst().orElseThrow();
			assertThat(corpus.path("report").path("read").asInt()).isEqualTo(300);
			assertThat(corpus.path("split").path("test").asInt()).isPositive();
			assertThat(corpus.propertyNames()).containsExactly("event", "report", "split", "vocabulary", "sourceTokens",
					"targetTokens", "tooLong");
			JsonNode validation = events.stream().filter(Worker.named("validation")).findFirst().orElseThrow();
			assertThat(validation.propertyNames()).containsExactly("event", "update", "epoch", "perplexity", "chrf",
					"bleu", "best", "elapsedSeconds");
			JsonNode outcome = events.getLast();
			assertThat(outcome.propertyNames()).containsExactly("event", "scores", "baseline", "oldTest", "samples",
					"summary", "corpus");
			assertThat(outcome.path("samples")).hasSize(20);
			assertThat(outcome.path("samples").path(0).propertyNames()).containsExactly("source", "reference",
					"translation", "baseline");
			assertThat(outcome.path("summary").propertyNames()).containsExactly("precision", "updates", "targetTokens",
					"tokensPerSecond", "durationSeconds", "bestUpdate");
		}
		WorkDirectory work = new WorkDirectory(this.directory.resolve("work"));
		assertThat(work.test()).content().startsWith("source\treference\ttranslation\n");
		TranslationModel.load(work.version()).close();
	}

	@Test
	void killedAtRandomMomentsItComesToTheSameEnd() throws Exception {
		JsonNode expected;
		try (Worker worker = start("whole")) {
			expected = worker.await(Worker.named("outcome"));
		}
		Random random = new Random(3);
		for (int kills = 0; kills < KILLS; kills++) {
			try (Worker worker = start("killed")) {
				int lines = 1 + random.nextInt(8);
				for (int i = 0; i < lines && worker.next() != null; i++) {
					// any line may be the last
				}
				worker.kill();
			}
		}
		try (Worker worker = start("killed")) {
			JsonNode outcome = worker.await(Worker.named("outcome"));
			assertThat(worker.exitCode(SECONDS)).isZero();
			assertThat(outcome.path("corpus")).isEqualTo(expected.path("corpus"));
			assertThat(outcome.path("scores")).isEqualTo(expected.path("scores"));
		}
		assertThat(weights("killed")).hasSameBinaryContentAs(weights("whole"));
	}

	@Test
	void askedToEndItLeavesACheckpointAndGoesOnFromThere() throws Exception {
		long update;
		try (Worker worker = start("work", "--epochs", "500", "--patience", "500")) {
			worker.await(Worker.named("progress"));
			worker.terminate();
			List<JsonNode> rest = worker.rest();
			assertThat(worker.exitCode(SECONDS)).isEqualTo(143);
			update = rest.stream().filter(Worker.named("checkpoint")).toList().getLast().path("update").asLong();
			assertThat(update).isPositive();
		}
		try (Worker worker = start("work", "--epochs", "500", "--patience", "500")) {
			JsonNode message = worker.await(Worker.named("message"));
			assertThat(message.path("text").asString())
				.isEqualTo("Going on from the checkpoint of update " + update + ".");
			assertThat(worker.await(Worker.named("progress")).path("update").asLong()).isGreaterThan(update);
		}
	}

	@Test
	void whenNobodyListensAnyMoreItEndsWithACheckpoint() throws Exception {
		try (Worker worker = start("work", "--epochs", "500", "--patience", "500")) {
			worker.await(Worker.named("progress"));
			worker.closePipe();
			assertThat(worker.exitCode(SECONDS)).isEqualTo(143);
		}
		assertThat(this.directory.resolve("work/checkpoint/checkpoint.safetensors")).exists();
	}

	@Test
	void aFailureIsTheLastEvent() throws Exception {
		Files.writeString(this.corpus, "good\tgut\nno second column\n");
		try (Worker worker = start("work")) {
			JsonNode failed = worker.rest().getLast();
			assertThat(failed.path("event").asString()).isEqualTo("failed");
			assertThat(failed.path("kind").asString()).isEqualTo("CORPUS");
			assertThat(failed.path("file").asString()).isEqualTo(this.corpus.toString());
			assertThat(failed.path("line").asInt()).isEqualTo(2);
			assertThat(failed.path("reason").asString()).isNotBlank();
			assertThat(worker.exitCode(SECONDS)).isOne();
		}
	}

	private Worker start(String work, String... more) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("--source", "en", "--target", "de", "--corpus",
				this.corpus.toString(), "--work", this.directory.resolve(work).toString(), "--no-publish", "--preset",
				"tiny", "--vocabulary", "330", "--batch-tokens", "150", "--warmup", "10", "--dev-pairs", "20",
				"--test-pairs", "20", "--precision", "fp32", "--threads", "1", "--checkpoint-seconds", "1"));
		List<String> wanted = new ArrayList<>(List.of(more));
		if (!wanted.contains("--epochs")) {
			wanted.addAll(List.of("--epochs", "4"));
		}
		arguments.addAll(wanted);
		return Worker.start(this.directory.resolve("log"), arguments);
	}

	private Path weights(String work) {
		return this.directory.resolve(work).resolve("version/model.safetensors");
	}

}
