package dev.attune.evaluation;

import static dev.attune.evaluation.BleuTokenizer.CHAR;
import static dev.attune.evaluation.BleuTokenizer.THIRTEEN_A;
import static dev.attune.evaluation.BleuTokenizer.ZH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;

import org.junit.jupiter.api.Test;

/**
 * BLEU equals sacreBLEU's. Cases marked "published" stand with their values in
 * sacreBLEU's own tests (github.com/mjpost/sacrebleu, the file is named); the others were
 * scored with sacreBLEU 2.6.0.
 */
class BleuTests {

	@Test
	void equalsThePublishedScoreUnder13a() {
		// published: test/test_sentence_bleu.py, exp smoothing, 13a
		assertThat(score("Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;",
				"producţia de zahăr brut se exprimă în zahăr alb;", THIRTEEN_A))
			.isCloseTo(8.493, offset(0.001));
	}

	@Test
	void equalsThePublishedScoreByCharacter() {
		// published: test/test_sentence_bleu.py, exp smoothing, char
		assertThat(score("Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;",
				"producţia de zahăr brut se exprimă în zahăr alb;", CHAR))
			.isCloseTo(40.8759, offset(0.001));
	}

	@Test
	void noMatchingWordScoresZero() {
		// published: test/test_sentence_bleu.py, test_cases_zero_bleu
		assertThat(score("this is a cat", "okay thanks", THIRTEEN_A)).isZero();
		// published: test/test_bleu.py, empty hypotheses are not removed
		assertThat(Bleu
			.compute(List.of("", "", ""), List.of("The dog bit the man.", "It was not unexpected.", "Bitten."),
					THIRTEEN_A)
			.score()).isZero();
	}

	@Test
	void corpusScoreIsMadeOfSummedCounts() {
		BleuScore score = Bleu.compute(
				List.of("The dog bit the man.", "It wasn't surprising.", "The man had just bitten him."),
				List.of("The dog had bit the man.", "No one was surprised.", "The man had bitten the dog."),
				THIRTEEN_A);
		assertThat(score.score()).isCloseTo(28.330553664, offset(1e-6));
		assertThat(score.precisions().get(0)).isCloseTo(70.588235, offset(1e-5));
		assertThat(score.precisions().get(3)).isCloseTo(12.5, offset(1e-5));
		assertThat(score.brevityPenalty()).isCloseTo(0.8890097654, offset(1e-9));
		assertThat(score).extracting(BleuScore::hypothesisLength, BleuScore::referenceLength).containsExactly(17L, 19L);
		assertThat(score)
			.hasToString("BLEU = 28.33 70.6/42.9/27.3/12.5 (BP = 0.889 ratio = 0.895 hyp_len = 17 ref_len = 19)");
	}

	@Test
	void separatesEntitiesNumbersAndNoBreakSpacesAsMteval() {
		List<String> hypotheses = List.of("Cela coûte 1,000.50 € -- n’est-ce pas\u202f?",
				"&quot;A&amp;B&quot; 3-4 &lt;x&gt;, e.g. 1.5.", " ");
		List<String> references = List.of("Ça coûte 1,000.50 € – n’est-ce pas\u00a0?", "\"A&B\" 3 - 4 <x>, e.g. 1.5",
				"ab");
		assertThat(Bleu.compute(hypotheses, references, THIRTEEN_A).score()).isCloseTo(79.46472424, offset(1e-6));
		assertThat(Bleu.compute(hypotheses, references, ZH).score()).isCloseTo(28.151042409, offset(1e-6));
		assertThat(Bleu.compute(hypotheses, references, CHAR).score()).isCloseTo(47.449554386, offset(1e-6));
	}

	@Test
	void countsChineseAsSacrebleuDoes() {
		// quotation marks and dashes are apart, an ideograph beyond the basic plane is
		// not
		List<String> hypotheses = List.of("我们明天早上9点在“北京大学”见面——请不要迟到…", "他说:Hello World,价格是3.14元。", "\uD840\uDC00字很少见");
		List<String> references = List.of("我们明天上午9点在“北京大学”碰面——别迟到…", "他说:“Hello World”,价钱为3.14元。",
				"\uD840\uDC00这个字很少见");
		BleuScore score = Bleu.compute(hypotheses, references, ZH);
		assertThat(score.score()).isCloseTo(45.488525436, offset(1e-6));
		assertThat(score).extracting(BleuScore::hypothesisLength, BleuScore::referenceLength).containsExactly(42L, 44L);
		assertThat(Bleu.compute(hypotheses, references, CHAR).score()).isCloseTo(58.638163375, offset(1e-6));
	}

	@Test
	void ordersWithoutMatchAreSmoothedAndOrdersWithoutNgramsScoreZero() {
		BleuScore score = Bleu.compute(List.of("abcdefgh", "xy zzzzzzzzz"), List.of("abcdxfgh", "xy"), THIRTEEN_A);
		assertThat(score.precisions()).containsExactly(100.0 / 3, 50.0, 0.0, 0.0);
		assertThat(score.score()).isZero();
	}

	@Test
	void theLanguageChoosesTheTokenizer() {
		assertThat(BleuTokenizer.forLanguage("zh-Hant")).isEqualTo(ZH);
		assertThat(BleuTokenizer.forLanguage("ja")).isEqualTo(CHAR);
		assertThat(BleuTokenizer.forLanguage("de_AT")).isEqualTo(THIRTEEN_A);
		assertThat(THIRTEEN_A.signature()).isEqualTo("13a");
	}

	@Test
	void refusesListsThatDoNotFit() {
		assertThatIllegalArgumentException().isThrownBy(() -> Bleu.compute(List.of("a", "b"), List.of("a"), THIRTEEN_A))
			.withMessage("Each hypothesis needs one reference, but there are 2 hypotheses and 1 references");
		assertThatIllegalArgumentException().isThrownBy(() -> Bleu.compute(List.of(), List.of(), THIRTEEN_A))
			.withMessage("There are no hypotheses to score");
	}

	private static double score(String hypothesis, String reference, BleuTokenizer tokenizer) {
		return Bleu.compute(List.of(hypothesis), List.of(reference), tokenizer).score();
	}

}
