package dev.attune.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * chrF2 equals sacreBLEU's. Cases marked "published" stand with their values in
 * sacreBLEU's own tests (github.com/mjpost/sacrebleu, test/test_chrf.py); the others were
 * scored with sacreBLEU 2.6.0.
 */
class ChrfTests {

	// published: test_cases_effective_order, where precision equals recall and so any
	// beta gives the same
	@ParameterizedTest
	@CsvSource({ "a, a, 100", "'', reference, 0", "a b c, a b c, 100", "a b c, abc, 100", "'', c, 0", "aa, ab, 25" })
	void equalsThePublishedScoresOfShortTexts(String hypothesis, String reference, double expected) {
		assertThat(score(hypothesis, reference)).isCloseTo(expected, offset(1e-4));
	}

	@Test
	void countsAreSummedOverTheCorpus() {
		// published: test_cases_effective_order
		assertThat(Chrf.compute(List.of("a", "b"), List.of("a", "c"))).isCloseTo(50.0, offset(1e-4));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Co nás nejvíc trápí, protože lékaři si vybírají, kdo bude žít a kdo zemře. \
			| Nejvíce smutní jsme z toho, že musíme rozhodovat o tom, kdo bude žít a kdo zemře. | 39.140817
			' Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. ' \
			| Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich. | 64.818124
			Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb; \
			| producţia de zahăr brut se exprimă în zahăr alb; | 46.161212
			""")
	void recallCountsTwice(String hypothesis, String reference, double expected) {
		assertThat(score(hypothesis, reference)).isCloseTo(expected, offset(1e-5));
	}

	@Test
	void equalsThePublishedExampleOfTheEvaluateLibrary() {
		// published: github.com/huggingface/evaluate, metrics/chrf/chrf.py, first example
		assertThat(Chrf.compute(
				List.of("The relationship between cats and dogs is not exactly friendly.",
						"a good bookshop is just a genteel black hole that knows how to read."),
				List.of("The relationship between dogs and cats is not exactly friendly.",
						"A good bookshop is just a genteel Black Hole that knows how to read.")))
			.isCloseTo(84.64214891738334, offset(1e-9));
	}

	@Test
	void charactersBeyondTheBasicPlaneCountOnce() {
		assertThat(Chrf.compute(List.of("我们明天早上9点在“北京大学”见面——请不要迟到…", "他说:Hello World,价格是3.14元。", "\uD840\uDC00字很少见"),
				List.of("我们明天上午9点在“北京大学”碰面——别迟到…", "他说:“Hello World”,价钱为3.14元。", "\uD840\uDC00这个字很少见")))
			.isCloseTo(50.136675293, offset(1e-6));
	}

	@Test
	void longNgramsOfAHypothesisDoNotCountAgainstAReferenceTooShortForThem() {
		assertThat(Chrf.compute(List.of("abcdefgh", "xy zzzzzzzzz"), List.of("abcdxfgh", "xy"))).isCloseTo(35.353170172,
				offset(1e-6));
	}

	@Test
	void refusesListsThatDoNotFit() {
		assertThatIllegalArgumentException().isThrownBy(() -> Chrf.compute(List.of("a"), List.of("a", "b")))
			.withMessage("Each hypothesis needs one reference, but there are 1 hypotheses and 2 references");
		assertThatIllegalArgumentException().isThrownBy(() -> Chrf.compute(List.of(), List.of()))
			.withMessage("There are no hypotheses to score");
	}

	private static double score(String hypothesis, String reference) {
		return Chrf.compute(List.of(hypothesis), List.of(reference));
	}

}
