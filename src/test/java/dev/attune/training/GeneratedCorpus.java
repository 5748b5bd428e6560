package dev.attune.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Parallel sentences of two invented languages: words of Zipf's distribution, each with
 * its translation, in another order. Among them are pairs that occur twice, sources with
 * a second translation, and pairs that cleaning has to drop. The same number gives the
 * same line.
 */
public final class GeneratedCorpus {

	private static final String[] ONSETS = { "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st",
			"kr", "ch" };

	private static final String[] SOURCE_RHYMES = { "a", "e", "i", "o", "u", "an", "er", "in", "ot", "ul" };

	private static final String[] TARGET_RHYMES = { "ä", "é", "ie", "ó", "ů", "aŋ", "eł", "iš", "oð", "ún" };

	/** Words of a language, of which a corpus of millions of sentences shows most. */
	private static final double LEXICON = 300_000;

	private GeneratedCorpus() {
	}

	/**
	 * Writes a corpus as tab-separated values: file, number of pairs.
	 */
	public static void main(String... arguments) throws IOException {
		write(Path.of(arguments[0]), 0, Integer.parseInt(arguments[1]));
	}

	/** Writes the lines from one number to before another. */
	static Path write(Path file, int from, int to) throws IOException {
		try (BufferedWriter out = Files.newBufferedWriter(file)) {
			for (int i = from; i < to; i++) {
				out.write(line(i));
				out.write('\n');
			}
		}
		return file;
	}

	private static String line(int number) {
		SplittableRandom random = new SplittableRandom(number);
		return switch (random.nextInt(200)) {
			case 0 -> sentence(number)[0] + "\t";
			case 1 -> sentence(number)[0] + "\t" + sentence(number)[0];
			case 2 -> sentence(number)[0] + "\t" + (sentence(number)[1] + " ").repeat(8);
			case 3, 4, 5, 6 -> String.join("\t", sentence(number / 2));
			case 7, 8 -> sentence(number / 2)[0] + "\t" + sentence(number)[1];
			default -> String.join("\t", sentence(number));
		};
	}

	/** A source and its translation. */
	private static String[] sentence(int number) {
		RandomGenerator random = new SplittableRandom(~(long) number);
		int words = 4 + random.nextInt(9) + random.nextInt(9);
		StringBuilder source = new StringBuilder();
		StringBuilder target = new StringBuilder();
		for (int i = 0; i < words; i += 2) {
			int first = rank(random);
			int second = rank(random);
			source.append(word(first, SOURCE_RHYMES)).append(' ').append(word(second, SOURCE_RHYMES)).append(' ');
			target.append(word(second, TARGET_RHYMES)).append(' ').append(word(first, TARGET_RHYMES)).append(' ');
		}
		String mark = (random.nextInt(5) == 0) ? "?" : ".";
		return new String[] { source.toString().strip() + mark, target.toString().strip() + mark };
	}

	/** Of Zipf's distribution: the word of rank k is drawn in proportion to 1/k. */
	private static int rank(RandomGenerator random) {
		return (int) Math.pow(LEXICON, random.nextDouble());
	}

	/** The word of a rank: frequent ones are short. */
	private static String word(int rank, String[] rhymes) {
		StringBuilder word = new StringBuilder();
		int rest = rank;
		do {
			int syllable = rest % (ONSETS.length * rhymes.length);
			word.append(ONSETS[syllable / rhymes.length]).append(rhymes[syllable % rhymes.length]);
			rest /= ONSETS.length * rhymes.length;
		}
		while (rest > 0);
		return word.toString();
	}

}
