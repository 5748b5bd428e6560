package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version learns a new domain from a few pairs and does not forget what it knew.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TrainParentIT {

	private static final String WEIGHTS = "model.safetensors";

	private Path directory = Path.of("");

	private final StringWriter err = new StringWriter();

	private WorkDirectory parent = new WorkDirectory(Path.of(""));

	private Path oldDomain = Path.of("");

	private Path newDomain = Path.of("");

	/** Trained once for all tests. */
	@BeforeAll
	void parent(@TempDir Path directory) throws IOException {
		this.directory = directory;
		this.parent = new WorkDirectory(this.directory.resolve("parent"));
		this.oldDomain = ToyLanguage.write(this.directory.resolve("old.tsv"), 500, 1);
		this.newDomain = ToyLanguage.writeOfAnotherDomain(this.directory.resolve("new.tsv"), 150, 2);
		assertThat(train(this.oldDomain, this.parent, "--preset", "tiny", "--vocabulary", "330", "--learning-rate",
				"0.005", "--warmup", "30", "--epochs", "8", "--average-decay", "0.9"))
			.as(this.err.toString())
			.isZero();
	}

	@Test
	void aVersionLearnsTheNewAndKeepsTheOld() throws IOException {
		WorkDirectory work = new WorkDirectory(this.directory.resolve("learns"));
		assertThat(continued(work, "--replay", this.parent.corpus().toString(), "--baseline",
				this.parent.version().toString(), "--learning-rate", "0.003"))
			.as(this.err.toString())
			.isZero();
		TrainingOutcome outcome = work.outcome().orElseThrow();
		Scores baseline = Objects.requireNonNull(outcome.baseline());
		TrainingOutcome.OldTest oldTest = Objects.requireNonNull(outcome.oldTest());
		assertThat(outcome.scores().chrf()).isGreaterThan(baseline.chrf() + 10);
		assertThat(oldTest.after().chrf()).isGreaterThan(oldTest.before().chrf() - 5);
		assertThat(oldTest.before()).isEqualTo(this.parent.outcome().orElseThrow().scores());
		assertThat(outcome.samples()).allSatisfy((sample) -> assertThat(sample.baseline()).isNotNull());
		assertThat(work.version().resolve("tokenizer.json"))
			.hasSameBinaryContentAs(this.parent.version().resolve("tokenizer.json"));
		assertThat(work.version().resolve("README.md")).content()
			.contains("It goes on from `parent/version`", "On the same part, `parent/version`: BLEU",
					"On the test part of the training of `parent/version`, before: BLEU");
		assertThat(work.version().resolve("metrics.json")).content()
			.contains("\"parent\" : \"parent/version\"", "\"baseline\"", "\"old_test\"", "\"update\" : 0");
		assertThat(work.test()).content().startsWith("source\treference\ttranslation\tbaseline\n");
	}

	@Test
	void aTrainingThatOnlyMakesItWorseGivesTheParentsWeights() throws IOException {
		WorkDirectory work = new WorkDirectory(this.directory.resolve("worse"));
		assertThat(continued(work, "--replay", this.parent.corpus().toString(), "--learning-rate", "0.9", "--warmup",
				"0", "--epochs", "2"))
			.as(this.err.toString())
			.isZero();
		assertThat(work.outcome().orElseThrow().summary().bestUpdate()).isZero();
		assertThat(work.version().resolve(WEIGHTS)).hasSameBinaryContentAs(this.parent.version().resolve(WEIGHTS));
	}

	@Test
	void withoutUpdatesAVersionOfAnEarlierReleaseGetsTheShortListOfItsTraining() throws IOException {
		Path earlier = Files.createDirectory(this.directory.resolve("earlier"));
		for (String file : List.of("config.json", "tokenizer.json", WEIGHTS)) {
			Files.copy(this.parent.version().resolve(file), earlier.resolve(file));
		}
		dropShortlist(earlier.resolve(WEIGHTS));
		WorkDirectory work = new WorkDirectory(this.directory.resolve("listed"));
		assertThat(train(this.oldDomain, work, "--parent", earlier.toString(), "--epochs", "0")).as(this.err.toString())
			.isZero();
		for (String file : List.of("config.json", "tokenizer.json", WEIGHTS)) {
			assertThat(work.version().resolve(file)).hasSameBinaryContentAs(this.parent.version().resolve(file));
		}
		TrainingOutcome outcome = work.outcome().orElseThrow();
		assertThat(outcome.scores()).isEqualTo(this.parent.outcome().orElseThrow().scores());
		assertThat(outcome.summary().updates()).isZero();
		assertThat(work.version().resolve("README.md")).content().contains("Its weights are those of");
	}

	@Test
	void withoutUpdatesAShortListGetsTokensOfANewDomain() throws Exception {
		WorkDirectory work = new WorkDirectory(this.directory.resolve("relisted"));
		assertThat(continued(work, "--epochs", "0")).as(this.err.toString()).isZero();
		Path weights = work.version().resolve(WEIGHTS);
		Path old = Files.copy(this.parent.version().resolve(WEIGHTS), this.directory.resolve(WEIGHTS));
		assertThat(Files.mismatch(weights, old)).isNotNegative();
		dropShortlist(weights);
		dropShortlist(old);
		assertThat(weights).hasSameBinaryContentAs(old);
	}

	@Test
	void optionsThatContradictTheParentAreRefused() {
		WorkDirectory work = new WorkDirectory(this.directory.resolve("work"));
		assertThat(continued(work, "--hidden", "128")).isEqualTo(2);
		assertThat(this.err.toString()).contains("the sizes must be the parent's").contains("hidden=64");
		assertThat(continued(work, "--preset", "base")).isEqualTo(2);
		assertThat(continued(work, "--vocabulary", "400")).isEqualTo(2);
		assertThat(continued(work, "--preset", "tiny", "--architecture", "lstm")).isEqualTo(2);
		assertThat(work.root()).doesNotExist();
	}

	/** Makes a file of weights one of an earlier release: the list stands behind them. */
	private static void dropShortlist(Path weights) throws IOException {
		ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(weights)).order(ByteOrder.LITTLE_ENDIAN);
		byte[] json = new byte[Math.toIntExact(file.getLong())];
		file.get(json);
		ObjectNode header = (ObjectNode) JsonMapper.shared().readTree(json);
		int end = header.path("shortlist.common").path("data_offsets").path(0).asInt();
		header.remove(List.of("shortlist.common", "shortlist.translations"));
		byte[] shorter = JsonMapper.shared().writeValueAsBytes(header);
		Files.write(weights,
				ByteBuffer.allocate(Long.BYTES + shorter.length + end)
					.order(ByteOrder.LITTLE_ENDIAN)
					.putLong(shorter.length)
					.put(shorter)
					.put(file.slice(file.position(), end))
					.array());
	}

	private int continued(WorkDirectory work, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--parent", this.parent.version().toString()));
		arguments.addAll(List.of(more));
		return train(this.newDomain, work, arguments.toArray(String[]::new));
	}

	private int train(Path corpus, WorkDirectory work, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--source", "en", "--target", "de", "--corpus",
				corpus.toString(), "--work", work.root().toString(), "--no-publish", "--batch-tokens", "250",
				"--dropout", "0", "--dev-pairs", "40", "--test-pairs", "40", "--precision", "fp32"));
		arguments.addAll(List.of(more));
		return new CommandLine(new TrainCommand()).setOut(new PrintWriter(new StringWriter()))
			.setErr(new PrintWriter(this.err))
			.setCaseInsensitiveEnumValuesAllowed(true)
			.execute(arguments.toArray(String[]::new));
	}

}
