package dev.attune.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.attune.catalog.Checksums;
import dev.attune.corpus.CleaningOptions;
import dev.attune.corpus.CorpusException;
import dev.attune.corpus.CorpusFormats;
import dev.attune.corpus.CorpusLimits;
import dev.attune.corpus.CorpusReader;
import dev.attune.corpus.SentencePair;
import dev.attune.seq2seq.ModelConfig;
import dev.attune.seq2seq.ModelSizes;
import dev.attune.seq2seq.SearchLimits;
import dev.attune.seq2seq.SubwordTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A prepared corpus is all there or not there, is not prepared twice, and mixes in what
 * the parent knew.
 */
class CorpusPreparationTests {

	private static final List<Integer> LONG_LOOPS = List.of(50, 50, 50, 50, 50, 50, 50, 50);

	private final Messages messages = new Messages();

	private Path directory = Path.of("");

	private Path corpus = Path.of("");

	@BeforeEach
	void writeCorpus(@TempDir Path temporary) throws IOException {
		this.directory = temporary;
		this.corpus = GeneratedCorpus.write(temporary.resolve("corpus.tsv"), 0, 1000);
	}

	@Test
	void theTokensAreThoseOfThePairs() throws IOException {
		try (PreparedCorpus prepared = prepare("prepared", request(this.corpus));
				SubwordTokenizer tokenizer = SubwordTokenizer.load(prepared.tokenizer())) {
			List<SentencePair> train = train(prepared);
			assertThat(prepared.train().size()).isEqualTo(train.size()).isEqualTo(prepared.trainPairCount());
			for (int row = 0; row < train.size(); row++) {
				assertThat(tokenizer.decode(prepared.train().source(row))).isEqualTo(train.get(row).source());
				assertThat(tokenizer.decode(prepared.train().target(row))).isEqualTo(train.get(row).target());
			}
			assertThat(prepared.dev().size()).isEqualTo(prepared.devPairs().size()).isEqualTo(50);
			assertThat(tokenizer.decode(prepared.dev().target(49))).isEqualTo(prepared.devPairs().get(49).target());
			assertThat(prepared.vocabulary()).isEqualTo(tokenizer.vocabularySize()).isEqualTo(500);
		}
	}

	@Test
	void theReportsCountEveryPair() throws IOException {
		try (PreparedCorpus prepared = prepare("prepared", request(this.corpus))) {
			assertThat(prepared.report().read()).isEqualTo(1000);
			assertThat(prepared.report().dropped()).isNotEmpty()
				.allSatisfy((reason, dropped) -> assertThat(dropped.examples()).isNotEmpty()
					.allSatisfy((example) -> assertThat(example.file()).isEqualTo(this.corpus.toString())));
			assertThat(prepared.split().pairs()).isEqualTo((int) prepared.report().kept());
			assertThat(prepared.split().train() + prepared.split().dev() + prepared.split().test()
					+ prepared.split().heldOutDuplicates())
				.isEqualTo(prepared.split().pairs());
			assertThat(prepared.testPairs()).hasSize(prepared.split().test()).hasSize(50);
			assertThat(prepared.replay()).isNull();
			assertThat(prepared.replayTestPairs()).isEmpty();
		}
	}

	@Test
	void whatIsFinishedIsTakenAsItIs() throws IOException {
		prepare("prepared", request(this.corpus)).close();
		assertThat(this.messages.list).isNotEmpty();
		this.messages.list.clear();
		try (PreparedCorpus again = prepare("prepared", request(this.corpus))) {
			assertThat(this.messages.list).isEmpty();
			assertThat(again.split().train()).isEqualTo(train(again).size());
			assertThat(again.report().dropped()).isNotEmpty();
		}
	}

	@Test
	void theSameRequestGivesTheSameFiles() throws IOException {
		prepare("one", request(this.corpus)).close();
		prepare("two", request(this.corpus)).close();
		prepare("three", request(this.corpus, 2)).close();
		assertThat(this.directory.resolve("two/" + Checksums.FILE))
			.hasSameTextualContentAs(this.directory.resolve("one/" + Checksums.FILE));
		assertThat(Files.mismatch(this.directory.resolve("one/test.tsv"), this.directory.resolve("three/test.tsv")))
			.isNotNegative();
	}

	@Test
	void anotherRequestIsPreparedAnew() throws IOException {
		prepare("prepared", request(this.corpus)).close();
		GeneratedCorpus.write(this.corpus, 0, 900);
		try (PreparedCorpus grown = prepare("prepared", request(this.corpus))) {
			assertThat(grown.report().read()).isEqualTo(900);
		}
		assertNothingBut("corpus.tsv", "prepared");
	}

	@Test
	void aPreparationThatWasInterruptedIsBegunAgain() throws IOException {
		Path partial = Files.createDirectory(this.directory.resolve("prepared.partial"));
		Files.writeString(partial.resolve("clean.tsv"), "half a li");
		Files.writeString(Files.createDirectory(this.directory.resolve("prepared.stale")).resolve("dev.tsv"), "old");
		prepare("prepared", request(this.corpus)).close();
		prepare("undisturbed", request(this.corpus)).close();
		assertThat(this.directory.resolve("prepared/" + Checksums.FILE))
			.hasSameTextualContentAs(this.directory.resolve("undisturbed/" + Checksums.FILE));
		assertNothingBut("corpus.tsv", "prepared", "undisturbed");
	}

	@Test
	void aPreparationThatIsStoppedLeavesNothing() throws IOException {
		this.messages.stopAfter = 1;
		assertThatExceptionOfType(CancellationException.class)
			.isThrownBy(() -> prepare("prepared", request(this.corpus)));
		assertNothingBut("corpus.tsv");
	}

	@Test
	void aDirectoryOfSomethingElseIsNotReplaced() throws IOException {
		Path other = Files.createDirectory(this.directory.resolve("prepared"));
		Files.writeString(other.resolve("notes.txt"), "mine");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> prepare("prepared", request(this.corpus)))
			.withMessageContaining(other.toString());
		assertThat(other.resolve("notes.txt")).hasContent("mine");
	}

	@ParameterizedTest
	@ValueSource(strings = { "train.tsv", "dev.tsv", "test.tsv", "train.tokens", "dev.tokens", "tokenizer.json",
			"corpus.json" })
	void aDamagedFileIsNamedAndThenPreparedAgain(String file) throws IOException {
		prepare("prepared", request(this.corpus)).close();
		Path damaged = this.directory.resolve("prepared").resolve(file);
		byte[] content = Files.readAllBytes(damaged);
		content[content.length / 2] ^= 1;
		Files.write(damaged, content);
		assertThatExceptionOfType(CorpusException.class)
			.isThrownBy(() -> PreparedCorpus.load(this.directory.resolve("prepared")))
			.withMessageStartingWith(damaged + ": is damaged");
		prepare("prepared", request(this.corpus)).close();
		assertThat(this.messages.list).anyMatch((message) -> message.startsWith(damaged + ": is damaged"));
		content[content.length / 2] ^= 1;
		assertThat(damaged).hasBinaryContent(content);
	}

	@Test
	void aMissingFileIsNamed() throws IOException {
		prepare("prepared", request(this.corpus)).close();
		Files.delete(this.directory.resolve("prepared/dev.tokens"));
		assertThatExceptionOfType(CorpusException.class)
			.isThrownBy(() -> PreparedCorpus.load(this.directory.resolve("prepared")))
			.withMessageEndingWith("dev.tokens: is missing");
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> PreparedCorpus.load(this.directory))
			.withMessageContaining("holds no prepared corpus");
	}

	@Test
	void twoHundredPairsGiveATenthToEachPart() throws IOException {
		GeneratedCorpus.write(this.corpus, 0, 200);
		try (PreparedCorpus prepared = prepare("prepared", request(this.corpus))) {
			assertThat(prepared.devPairs()).hasSizeBetween(15, 20);
			assertThat(prepared.testPairs()).hasSizeBetween(15, 20);
			assertThat(prepared.train().size()).isGreaterThan(150);
		}
	}

	@Test
	void tooFewPairsAreRefusedWithTheirCounts() throws IOException {
		GeneratedCorpus.write(this.corpus, 0, 5);
		assertThatExceptionOfType(CorpusException.class).isThrownBy(() -> prepare("prepared", request(this.corpus)))
			.withMessageContaining("too few pairs")
			.withMessageContaining("train 4, dev 0, test 0")
			.withMessageContaining("pairs read");
		assertNothingBut("corpus.tsv");
	}

	@Test
	void partsThatAreGivenKeepTheirTextsAndNothingOfThemIsTrainedOn() throws IOException {
		Path dev = Files.writeString(this.directory.resolve("dev.tsv"), "Ｆull  width\tBreite  voll\n");
		List<String> lines = Files.readAllLines(this.corpus);
		Path test = Files.write(this.directory.resolve("test.tsv"), lines.subList(100, 120));
		try (PreparedCorpus prepared = prepare("prepared", request(this.corpus, 1, tsv(dev), tsv(test), null, null))) {
			assertThat(prepared.devPairs()).extracting(SentencePair::target).containsExactly("Breite  voll");
			assertThat(prepared.testPairs()).hasSize(20);
			assertThat(prepared.split().leaked()).isGreaterThan(15);
			assertThat(texts(train(prepared))).doesNotContainAnyElementsOf(texts(prepared.testPairs()));
			try (SubwordTokenizer tokenizer = SubwordTokenizer.load(prepared.tokenizer())) {
				assertThat(tokenizer.decode(prepared.dev().source(0))).isEqualTo("Full width");
			}
		}
	}

	@Test
	void aParentGivesItsSubwordsAndItsNormalisation() throws IOException {
		Path parent = parent();
		Path more = GeneratedCorpus.write(this.directory.resolve("more.tsv"), 5000, 5200);
		try (PreparedCorpus prepared = prepare("prepared", request(more, 1, null, null, parent, null))) {
			assertThat(prepared.tokenizer()).hasSameBinaryContentAs(parent.resolve("tokenizer.json"));
			assertThat(prepared.sourceNormalization()).containsExactly("nfkc", "simplified-chinese", "clean");
			assertThat(prepared.limits().repetitions()).isEqualTo(LONG_LOOPS);
			assertThat(prepared.limits().lengthRatio()).isEqualTo(2);
			assertThat(prepared.replay()).isNull();
		}
	}

	@Test
	void whatTheParentKnewIsMixedIn() throws IOException {
		Path parent = parent();
		Path more = GeneratedCorpus.write(this.directory.resolve("more.tsv"), 5000, 5200);
		TrainingRequest request = request(more, 1, null, null, parent, parent.resolve("corpus"));
		try (PreparedCorpus old = PreparedCorpus.load(parent.resolve("corpus"));
				PreparedCorpus mixed = prepare("mixed", request)) {
			Replay replay = Objects.requireNonNull(mixed.replay());
			assertThat(replay.train()).isEqualTo(old.trainPairCount());
			int newPairs = mixed.split().train();
			assertThat(mixed.trainPairCount()).isEqualTo(newPairs + replay.train());
			assertThat(replay.repeats() * newPairs).isBetween((mixed.train().size() - 1) / 3,
					newPairs + replay.train());
			assertThat(mixed.train().size()).isEqualTo(replay.repeats() * newPairs + replay.train());
			assertThat(texts(train(mixed))).containsAll(texts(train(old)));
			assertThat(replay.dev()).isEqualTo(mixed.split().dev());
			assertThat(mixed.devPairs()).hasSize(2 * mixed.split().dev());
			assertThat(mixed.dev().size()).isEqualTo(mixed.devPairs().size());
			assertThat(texts(mixed.replayTestPairs())).isEqualTo(texts(old.testPairs()));
			assertThat(texts(mixed.testPairs())).doesNotContainAnyElementsOf(texts(mixed.replayTestPairs()));
		}
	}

	@Test
	void nothingOfEitherTestPartIsTrainedOn() throws IOException {
		Path parent = parent();
		// the parent's corpus again, with some new pairs
		Path more = GeneratedCorpus.write(this.directory.resolve("more.tsv"), 0, 1200);
		try (PreparedCorpus mixed = prepare("mixed", request(more, 1, null, null, parent, parent.resolve("corpus")))) {
			assertThat(mixed.split().leaked()).isGreaterThan(90);
			assertThat(mixed.replayTestPairs()).hasSize(50);
			Set<String> trained = texts(train(mixed));
			assertThat(trained).doesNotContainAnyElementsOf(texts(mixed.testPairs()))
				.doesNotContainAnyElementsOf(texts(mixed.devPairs()))
				.doesNotContainAnyElementsOf(texts(mixed.replayTestPairs()));
		}
	}

	@Test
	void aParentOfOtherLanguagesIsRefused() throws IOException {
		Path parent = parent();
		config(parent, "it");
		assertThatIllegalStateException()
			.isThrownBy(() -> prepare("prepared", request(this.corpus, 1, null, null, parent, null)))
			.withMessage("the parent " + parent + " translates en to it, not en to fi");
		assertThatIllegalStateException()
			.isThrownBy(() -> prepare("prepared", request(this.corpus, 1, null, null, this.directory, null)))
			.withMessageContaining("has no config.json");
		assertThatIllegalArgumentException().isThrownBy(() -> request(this.corpus, 1, null, null, null, parent));
	}

	/** A version as far as preparation needs it, with the corpus it was trained on. */
	private Path parent() throws IOException {
		Path parent = Files.createDirectory(this.directory.resolve("parent"));
		try (PreparedCorpus prepared = new CorpusPreparation(request(this.corpus), this.messages)
			.prepare(parent.resolve("corpus"))) {
			Files.copy(prepared.tokenizer(), parent.resolve("tokenizer.json"));
		}
		config(parent, "fi");
		return parent;
	}

	private static void config(Path parent, String target) throws IOException {
		new ModelConfig(ModelConfig.FORMAT_VERSION, "gru-attention", new ModelSizes(500, 8, 8, 8), "en", target,
				List.of("nfkc", "simplified-chinese", "clean"), List.of("nfkc", "clean"),
				new SearchLimits(2, LONG_LOOPS))
			.write(parent.resolve(ModelConfig.FILE));
	}

	private PreparedCorpus prepare(String name, TrainingRequest request) throws IOException {
		return new CorpusPreparation(request, this.messages).prepare(this.directory.resolve(name));
	}

	private static CorpusReader tsv(Path file) {
		return CorpusFormats.reader(file, "en", "fi", CorpusLimits.DEFAULT);
	}

	private static TrainingRequest request(Path corpus) {
		return request(corpus, 1);
	}

	private static TrainingRequest request(Path corpus, long seed) {
		return request(corpus, seed, null, null, null, null);
	}

	private static TrainingRequest request(Path corpus, long seed, @Nullable CorpusReader dev,
			@Nullable CorpusReader test, @Nullable Path parent, @Nullable Path replay) {
		TrainingOptions options = new TrainingOptions(1, null, 1000, 0.001, 0, 1, 0, 0, 0, 0, 1,
				TrainingOptions.Criterion.CHRF, TrainingOptions.Precision.FP32, seed);
		return new TrainingRequest("en", "fi", List.of(tsv(corpus)), (dev == null) ? List.of() : List.of(dev),
				(test == null) ? List.of() : List.of(test), 50, 50, CleaningOptions.DEFAULT, false, "gru-attention",
				new ModelSizes(500, 8, 8, 8), options, new TrainingRequest.DataStatement("", "", "", ""), parent,
				replay, null);
	}

	private void assertNothingBut(String... names) throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
		}
	}

	private static List<SentencePair> train(PreparedCorpus corpus) throws IOException {
		try (Stream<SentencePair> pairs = corpus.trainPairs()) {
			return pairs.toList();
		}
	}

	private static Set<String> texts(List<SentencePair> pairs) {
		Set<String> texts = new HashSet<>();
		pairs.forEach((pair) -> Collections.addAll(texts, pair.source(), pair.target()));
		return texts;
	}

	/** Collects what is said, and stops after so many messages. */
	private static final class Messages implements TrainingListener {

		private final List<String> list = new ArrayList<>();

		private int stopAfter = Integer.MAX_VALUE;

		@Override
		public void message(String message) {
			this.list.add(message);
		}

		@Override
		public void prepared(CorpusSummary corpus) {
			throw new AssertionError("the training says this");
		}

		@Override
		public void progress(Progress progress) {
			throw new AssertionError("nothing is trained");
		}

		@Override
		public boolean isStopped() {
			return this.list.size() >= this.stopAfter;
		}

		@Override
		public void validated(Validation validation) {
			throw new AssertionError("nothing is trained");
		}

	}

}
