package dev.attune.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Words are counted in bounded memory.
 */
class WordCountsTests {

	@Test
	void sentenceFallsIntoWordsDigitsAndMarks() {
		assertThat(counts(counted(100, "Don't pay 10 €, l’homme! ")))
			.isEqualTo(Map.of(" Don't", 1, " pay", 1, " 1", 1, "0", 1, " €", 1, ",", 1, " l’homme", 1, "!", 1, " ", 1));
	}

	@Test
	void nothingIsCountedOfAnEmptySentence() {
		assertThat(counted(100, "").size()).isZero();
	}

	@Test
	void longWordCountsInPartsThatKeepSurrogatePairs() {
		String letter = "𠮷";
		assertThat(counts(counted(100, letter.repeat(40))))
			.isEqualTo(Map.of(" " + letter.repeat(31), 1, letter.repeat(9), 1));
	}

	@Test
	void rarestWordsAreForgotten() {
		WordCounts words = counted(3, "often often often twice twice once");
		words.add("new");
		assertThat(counts(words)).isEqualTo(Map.of(" often", 3, " twice", 2));
	}

	@Test
	void moreWordsThanAllowedAreNeverHeld() {
		WordCounts words = new WordCounts(50);
		for (int i = 0; i < 1_000; i++) {
			words.add("w" + Character.toString(0x4E00 + i));
			assertThat(words.size()).isLessThanOrEqualTo(50);
		}
	}

	@Test
	void wordsThatAreDrainedAreGone() {
		WordCounts words = counted(100, "one two two");
		Map<String, Integer> drained = new TreeMap<>();
		words.drain(drained::put);
		assertThat(drained).isEqualTo(Map.of(" one", 1, " two", 2));
		assertThat(words.size()).isZero();
	}

	@Test
	void longInputDoesNotExhaustTheStack() {
		assertThat(counted(100, "a'".repeat(200_000)).size()).isPositive();
	}

	private static WordCounts counted(int maximumWords, String sentence) {
		WordCounts words = new WordCounts(maximumWords);
		words.add(sentence);
		return words;
	}

	private static Map<String, Integer> counts(WordCounts words) {
		Map<String, Integer> counts = new TreeMap<>();
		words.forEach(counts::put);
		return counts;
	}

}
