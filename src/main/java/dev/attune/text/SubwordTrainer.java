package dev.attune.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Learns a vocabulary of subwords by byte-pair encoding (Sennrich, Haddow and Birch 2016,
 * "Neural Machine Translation of Rare Words with Subword Units") and writes it as a
 * Hugging Face {@code tokenizer.json}.
 *
 * <p>
 * Rare characters are left to byte tokens, so nothing is ever unknown. The same sentences
 * in any order give the same file, byte for byte, as long as they hold no more than
 * {@value WordCounts#MAXIMUM_WORDS} different words; past that the rarest words seen so
 * far are forgotten, which bounds the memory and makes the order matter a little. Not
 * thread-safe.
 */
public final class SubwordTrainer {

	/** Specials, byte tokens, and room for one character. */
	public static final int MINIMUM_VOCABULARY = TokenizerFile.FIRST_SUBWORD + 1;

	public static final int MAXIMUM_VOCABULARY = 200_000;

	/** Share of all character occurrences that the alphabet is to cover. */
	private static final double COVERAGE = 0.9999;

	private final int vocabularySize;

	private final WordCounts words = new WordCounts(WordCounts.MAXIMUM_WORDS);

	/**
	 * A trainer for a vocabulary of at most so many tokens.
	 * @throws IllegalArgumentException if the size is below {@link #MINIMUM_VOCABULARY}
	 * or above {@link #MAXIMUM_VOCABULARY}
	 */
	public SubwordTrainer(int vocabularySize) {
		if (vocabularySize < MINIMUM_VOCABULARY || vocabularySize > MAXIMUM_VOCABULARY) {
			throw new IllegalArgumentException("a vocabulary has from %d (special and byte tokens) to %d tokens, not %d"
				.formatted(MINIMUM_VOCABULARY, MAXIMUM_VOCABULARY, vocabularySize));
		}
		this.vocabularySize = vocabularySize;
	}

	/** Counts the words of a sentence that the {@link Normalizer} has seen. */
	public void add(String normalizedSentence) {
		this.words.add(normalizedSentence);
	}

	/**
	 * Learns the subwords of all sentences added so far and writes them. The vocabulary
	 * stays smaller than asked for when no pair of subwords occurs twice any more. The
	 * sentences are forgotten then.
	 */
	public void write(Path tokenizerJson) throws IOException {
		int room = this.vocabularySize - TokenizerFile.FIRST_SUBWORD;
		BytePairs pairs = new BytePairs(alphabet(Math.min(room, this.vocabularySize / 2)), this.words);
		pairs.learn(room);
		TokenizerFile.write(tokenizerJson, pairs.subwords(), pairs.merges());
	}

	/** The most frequent characters that occur at least twice, most frequent first. */
	private SequencedSet<Integer> alphabet(int limit) {
		Map<Integer, Long> counts = new HashMap<>();
		long[] total = { 0 };
		this.words.forEach((word, count) -> {
			total[0] += (long) count * word.codePointCount(0, word.length());
			word.codePoints().forEach((c) -> counts.merge(c, (long) count, Long::sum));
		});
		List<Map.Entry<Integer, Long>> byCount = counts.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() >= 2 && Character.getType(entry.getKey()) != Character.SURROGATE)
			.sorted(Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.limit(limit)
			.toList();
		SequencedSet<Integer> alphabet = new LinkedHashSet<>();
		long covered = 0;
		for (Map.Entry<Integer, Long> entry : byCount) {
			if (covered >= COVERAGE * total[0]) {
				break;
			}
			alphabet.add(entry.getKey());
			covered += entry.getValue();
		}
		return alphabet;
	}

}
