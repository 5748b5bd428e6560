package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.PackagedApplication;
import dev.attune.seq2seq.Precision;
import dev.attune.seq2seq.SearchBatch;
import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.TranslationModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The commands {@code train} and {@code evaluate} on a toy language, with the real
 * engine.
 */
class TrainCommandIT {

	@TempDir
	private Path directory;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void trainsAModelThatTranslatesWhatItHasNotSeen() throws Exception {
		Path corpus = corpus("corpus.tsv", 700);
		assertThat(train(corpus, "one", "--data-licence", "CC0")).as(this.err.toString()).isZero();
		Path version = this.directory.resolve("one/en-de/1");
		try (Stream<Path> files = Files.list(version)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("config.json",
					"model.safetensors", "tokenizer.json", "metrics.json", "README.md", "SHA256SUMS");
		}
		assertThat(this.out.toString()).contains("pairs read")
			.contains("validation |  update")
			.containsPattern("test: BLEU \\(13a\\) \\d+\\.\\d\\d, chrF2")
			.contains("Published as " + version);
		assertThat(version.resolve("README.md")).content()
			.contains("Licence: CC0")
			.contains("java -jar attune.jar train");
		assertThat(version.resolve("metrics.json")).content().contains("\"bleu\"").contains("\"held_out_duplicates\"");
		try (TranslationModel model = TranslationModel.load(version); var predictor = model.newPredictor()) {
			int[] found = predictor
				.predict(new SearchBatch(List.of(model.encode("a red house and a blue door and a black cat")),
						SearchOptions.DEFAULT))
				.getFirst()
				.getFirst()
				.tokens();
			assertThat(model.decode(found)).isEqualTo("Haus rot , Tür blau , Katze schwarz");
		}
		this.out.getBuffer().setLength(0);
		assertThat(run(new EvaluateCommand(), "--model", version.toString(), "--corpus", corpus.toString())).isZero();
		assertThat(this.out.toString()).startsWith("BLEU (13a) ").contains("700 sentences");
		// what int8 may lose against float32
		assertThat(bleu(version, corpus, Precision.INT8)).isGreaterThan(bleu(version, corpus, Precision.FP32) - 0.2);
	}

	private double bleu(Path version, Path corpus, Precision precision) {
		this.out.getBuffer().setLength(0);
		assertThat(run(new EvaluateCommand(), "--model", version.toString(), "--corpus", corpus.toString(),
				"--precision", precision.name()))
			.isZero();
		return Double.parseDouble(this.out.toString().replaceAll("(?s)BLEU \\(13a\\) (\\S+),.*", "$1"));
	}

	@Test
	void theSameSeedGivesTheSameModel() throws IOException {
		Path corpus = corpus("corpus.tsv", 300);
		for (String models : List.of("one", "two")) {
			assertThat(train(corpus, models, "--epochs", "2")).isZero();
		}
		assertThat(train(corpus, "three", "--epochs", "2", "--seed", "2")).isZero();
		assertThat(weights("one")).hasSameBinaryContentAs(weights("two"));
		assertThat(Files.mismatch(weights("one"), weights("three"))).isNotNegative();
	}

	@Test
	void thePackagedCommandShowsItsProgressAndEndsWithAVersion() throws Exception {
		Path log = this.directory.resolve("log");
		Path models = this.directory.resolve("packaged");
		int exit = new ProcessBuilder(PackagedApplication.command("train", "--source", "en", "--target", "de",
				"--corpus", corpus("corpus.tsv", 200).toString(), "--models", models.toString(), "--preset", "tiny",
				"--vocabulary", "330", "--epochs", "1", "--threads", "1", "--data-name", "colours and things"))
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start()
			.waitFor();
		assertThat(exit).as(Files.readString(log)).isZero();
		assertThat(log).content().contains("Published as").doesNotContain("WARN", "Exception");
		assertThat(models.resolve("en-de/1/README.md")).content()
			.contains("java -jar attune.jar train --source en", "--data-name 'colours and things'")
			.doesNotContain("--models");
	}

	@Test
	void aCorpusThatCannotBeReadIsNamedAndNothingIsLeftBehind() throws IOException {
		Path corpus = this.directory.resolve("broken.tsv");
		Files.writeString(corpus, "good\tgut\nno second column\n");
		assertThat(train(corpus, "models")).isEqualTo(1);
		assertThat(this.err.toString()).contains("broken.tsv, line 2: ");
		try (Stream<Path> left = Files.list(this.directory.resolve("models/en-de"))) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	void aCorpusThatIsTooSmallIsRefusedWithItsCounts() throws IOException {
		assertThat(train(corpus("corpus.tsv", 2), "models")).isEqualTo(1);
		assertThat(this.err.toString()).contains("too few pairs").contains("train");
	}

	@Test
	void settingsThatMakeNoSenseAreRefusedBeforeAnythingIsRead() throws IOException {
		Path corpus = corpus("corpus.tsv", 10);
		assertThat(train(corpus, "models", "--dropout", "1.5")).isEqualTo(2);
		assertThat(train(corpus, "models", "--architecture", "lstm")).isEqualTo(2);
		assertThat(train(corpus, "models", "--epochs", "0")).isEqualTo(2);
		assertThat(train(corpus, "models", "--name", "../elsewhere")).isEqualTo(2);
		assertThat(train(corpus, "models", "--vocabulary", "100")).isEqualTo(2);
		assertThat(this.err.toString()).contains("dropout must be at least 0 and below 1, not 1.5")
			.contains("unknown architecture 'lstm', known: gru-attention")
			.contains("epochs must be at least 1 without a parent, not 0")
			.contains("../elsewhere")
			.contains("from 260 to 200000 subwords, not 100");
		assertThat(this.directory.resolve("models")).doesNotExist();
	}

	private int train(Path corpus, String models, String... more) {
		List<String> arguments = new ArrayList<>(List.of("--source", "en", "--target", "de", "--corpus",
				corpus.toString(), "--models", this.directory.resolve(models).toString(), "--preset", "tiny",
				"--vocabulary", "330", "--batch-tokens", "250", "--learning-rate", "0.005", "--warmup", "30",
				"--epochs", "10", "--dropout", "0", "--average-decay", "0.9", "--dev-pairs", "40", "--test-pairs", "40",
				"--precision", "fp32"));
		for (int i = 0; i < more.length; i += 2) {
			int known = arguments.indexOf(more[i]);
			if (known >= 0) {
				arguments.set(known + 1, more[i + 1]);
			}
			else {
				arguments.addAll(List.of(more[i], more[i + 1]));
			}
		}
		return run(new TrainCommand(), arguments.toArray(String[]::new));
	}

	private int run(Object command, String... arguments) {
		return new CommandLine(command).setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.err))
			.setCaseInsensitiveEnumValuesAllowed(true)
			.execute(arguments);
	}

	private Path weights(String models) {
		return this.directory.resolve(models).resolve("en-de/1/model.safetensors");
	}

	private Path corpus(String name, int pairs) throws IOException {
		return ToyLanguage.write(this.directory.resolve(name), pairs, 1);
	}

}
