package dev.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * Nothing that is tested was trained on, and the same corpus and seed give the same
 * split.
 */
class CorpusSplitterTests {

	private static final SplitOptions OPTIONS = new SplitOptions(100, 200, 7);

	/** Sorted by length, with many texts that occur more than once. */
	private static final List<SentencePair> CORPUS = corpus(5000);

	@Test
	void noTextOfDevOrTestStandsInTrainingOrTwiceInItsPart() {
		Split split = split(OPTIONS, CORPUS);
		assertThat(split.dev()).hasSize(100);
		assertThat(split.test()).hasSize(200);
		assertThat(texts(split.test())).doesNotContainAnyElementsOf(texts(split.train()))
			.doesNotContainAnyElementsOf(texts(split.dev()))
			.hasSize(400);
		assertThat(texts(split.dev())).doesNotContainAnyElementsOf(texts(split.train())).hasSize(200);
	}

	@Test
	void everyPairIsAccountedFor() {
		Split split = split(OPTIONS, CORPUS);
		SplitReport report = split.report();
		assertThat(report.heldOutDuplicates()).isPositive();
		assertThat(report.train() + report.dev() + report.test() + report.heldOutDuplicates()).isEqualTo(5000);
		assertThat(report.train()).isEqualTo(split.train().size());
		assertThat(report.components()).isBetween(500, 4999);
	}

	@Test
	void theSplitDependsOnTheSeedButNotOnTheOrderOrTheDirection() {
		Split split = split(OPTIONS, CORPUS);
		assertThat(split(OPTIONS, CORPUS)).isEqualTo(split);
		List<SentencePair> shuffled = new ArrayList<>(CORPUS);
		Collections.shuffle(shuffled, new Random(3));
		assertThat(texts(split(OPTIONS, shuffled).test())).isEqualTo(texts(split.test()));
		List<SentencePair> turned = CORPUS.stream().map(CorpusSplitterTests::turn).toList();
		assertThat(split(OPTIONS, turned).test())
			.containsExactlyElementsOf(split.test().stream().map(CorpusSplitterTests::turn).toList());
		assertThat(split(new SplitOptions(100, 200, 8), CORPUS).test()).isNotEqualTo(split.test());
	}

	@Test
	void theTestPartIsDrawnFromTheWholeLengthOfASortedCorpus() {
		Split split = split(OPTIONS, CORPUS);
		double meanLine = split.test().stream().mapToLong(SentencePair::line).average().orElse(0);
		assertThat(meanLine).isBetween(2200.0, 2800.0);
	}

	@Test
	void textsThatDifferInCaseSpacingAndPunctuationBelongTogether() {
		List<SentencePair> pairs = new ArrayList<>(unique(98));
		pairs.add(new SentencePair("How are you?", "Wie geht es dir?", "f", 99));
		pairs.add(new SentencePair("how are  you", "Wie geht's?", "f", 100));
		SplitPlan plan = new CorpusSplitter(new SplitOptions(0, 0, 1)).plan(pairs.stream());
		assertThat(plan.report().components()).isEqualTo(99);
		assertThat(plan.report().largestComponent()).isEqualTo(2);
	}

	@Test
	void textsOfPunctuationAloneDiffer() {
		SplitPlan plan = new CorpusSplitter(new SplitOptions(0, 0, 1))
			.plan(Stream.of(new SentencePair("?", "Was?", "f", 1), new SentencePair("!", "He!", "f", 2)));
		assertThat(plan.report().components()).isEqualTo(2);
	}

	@Test
	void aChainOfSharedTextsIsOneComponentAndALargeOneStaysInTraining() {
		List<SentencePair> pairs = new ArrayList<>(unique(50));
		// w0-w1, w2-w1, w2-w3, ...: neighbours share a text, the ends do not
		for (int i = 0; i < 50; i++) {
			pairs.add(new SentencePair("source " + (i + 1) / 2 * 2, "target " + i / 2 * 2, "chain", i + 1));
		}
		Split split = split(new SplitOptions(50, 50, 0.5, 1), pairs);
		assertThat(split.report().largestComponent()).isEqualTo(50);
		assertThat(split.train()).extracting(SentencePair::file).containsOnly("chain").hasSize(50);
		assertThat(split.test()).hasSize(50);
	}

	@Test
	void aSmallCorpusGivesAtMostATenthForEachPart() {
		Split split = split(new SplitOptions(1000, 1000, 1), unique(25));
		assertThat(List.of(split.train().size(), split.dev().size(), split.test().size())).containsExactly(21, 2, 2);
		assertThat(split(OPTIONS, List.of()).train()).isEmpty();
	}

	@Test
	void optionsThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SplitOptions(-1, 5, 1))
			.withMessage("devPairs and testPairs must not be negative, but are -1 and 5");
		assertThatIllegalArgumentException().isThrownBy(() -> new SplitOptions(1, 5, 0.6, 1))
			.withMessage("maxShare must be between 0 and 0.5, not 0.6");
	}

	private static Split split(SplitOptions options, List<SentencePair> corpus) {
		SplitPlan plan = new CorpusSplitter(options).plan(corpus.stream());
		assertThat(plan.size()).isEqualTo(corpus.size());
		return new Split(part(plan, corpus, SplitPart.TRAIN), part(plan, corpus, SplitPart.DEV),
				part(plan, corpus, SplitPart.TEST), plan.report());
	}

	private static List<SentencePair> part(SplitPlan plan, List<SentencePair> corpus, SplitPart part) {
		return IntStream.range(0, plan.size()).filter((row) -> plan.partOf(row) == part).mapToObj(corpus::get).toList();
	}

	private record Split(List<SentencePair> train, List<SentencePair> dev, List<SentencePair> test,
			SplitReport report) {
	}

	private static Set<String> texts(List<SentencePair> pairs) {
		Set<String> texts = new HashSet<>();
		for (SentencePair pair : pairs) {
			texts.add(pair.source().toLowerCase(Locale.ROOT));
			texts.add(pair.target().toLowerCase(Locale.ROOT));
		}
		return texts;
	}

	private static SentencePair turn(SentencePair pair) {
		String source = pair.target();
		String target = pair.source();
		return new SentencePair(source, target, pair.file(), pair.line());
	}

	private static List<SentencePair> unique(int pairs) {
		return IntStream.rangeClosed(1, pairs)
			.mapToObj((i) -> new SentencePair("unique " + i, "einzig " + i, "unique", i))
			.toList();
	}

	private static List<SentencePair> corpus(int pairs) {
		Random random = new Random(1);
		List<SentencePair> corpus = new ArrayList<>();
		for (int i = 1; i <= pairs; i++) {
			// neighbours share texts, as in a corpus sorted by length
			int source = i + random.nextInt(3);
			int target = i + random.nextInt(4);
			if (i % 10 < 6) {
				source = 10 * i;
				target = 10 * i;
			}
			String filler = "x".repeat(i / 100);
			corpus.add(new SentencePair("source " + source + filler, "Ziel " + target + filler, "f", i));
		}
		return corpus;
	}

}
