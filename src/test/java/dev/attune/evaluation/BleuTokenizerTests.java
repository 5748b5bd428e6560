package dev.attune.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Tokens as sacreBLEU 2.6.0 separates them.
 */
class BleuTokenizerTests {

	@Test
	void separatesPunctuationButKeepsNumbersWhole() {
		assertThat(BleuTokenizer.THIRTEEN_A.tokenize("Don't pay $1,234.50 (or 3-4%), e.g. now...")).containsExactly(
				"Don't", "pay", "$", "1,234.50", "(", "or", "3", "-", "4", "%", ")", ",", "e", ".", "g", ".", "now",
				".", ".", ".");
	}

	@Test
	void chineseCharactersAndFullWidthSignsAreTokens() {
		assertThat(BleuTokenizer.ZH.tokenize("汤姆在2024年说:“OK”!𠀀字 ")).containsExactly("汤", "姆", "在", "2024", "年", "说",
				":", "“", "OK", "”", "!", "𠀀", "字");
	}

	@Test
	void charactersAreTokensWithoutWhiteSpace() {
		assertThat(BleuTokenizer.CHAR.tokenize("a\u3000b\u00a0猫 𠀀 ")).containsExactly("a", "b", "猫", "𠀀");
	}

}
