package dev.attune.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The table gives what ICU's transliterator gives.
 */
class SimplifiedChineseTests {

	private final Transliterator transliterator = Transliterator.getInstance("Traditional-Simplified");

	@Test
	void everyCharacterConvertsAsInIcu() {
		StringBuilder all = new StringBuilder();
		for (int c = 0x4E00; c < 0xA000; c++) {
			// the letter keeps neighbours from forming a phrase
			all.appendCodePoint(c).append('x');
		}
		assertThat(SimplifiedChinese.convert(all.toString()))
			.isEqualTo(this.transliterator.transliterate(all.toString()));
	}

	@Test
	void phrasesConvertAsInIcu() {
		// characters of ICU's phrase rules, so that random neighbours often are a phrase
		String characters = "沈思默重入醉迷石大海破釜舟浮低消深佛佗近傍依杖五南西北山中嶽乾隆著作了解于飛薑生片餘音繞樑一隻後面裏里";
		Random random = new Random(7);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 20_000; i++) {
			text.append(characters.charAt(random.nextInt(characters.length())));
		}
		assertThat(SimplifiedChinese.convert(text.toString()))
			.isEqualTo(this.transliterator.transliterate(text.toString()))
			.isNotEqualTo(text.toString());
	}

}
