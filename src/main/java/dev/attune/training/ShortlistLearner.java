package dev.attune.training;

import dev.attune.seq2seq.Shortlist;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Learns from the training part which target tokens a translation may consist of: those
 * that are frequent, and for each source token those that are likely by the
 * {@link LexicalTable}, and itself, for names are copied.
 */
final class ShortlistLearner {

	/** Tokens that any translation may have. */
	private static final int COMMON = 100;

	/** Tokens for each source token, itself among them. */
	private static final int WIDTH = 50;

	private static final int ITERATIONS = 4;

	private ShortlistLearner() {
	}

	/**
	 * Learns a short list.
	 * @param vocabulary number of tokens
	 */
	static Shortlist learn(EncodedPairs pairs, int vocabulary) {
		return new Shortlist(common(pairs, vocabulary),
				translations(LexicalTable.learn(pairs, ITERATIONS), vocabulary));
	}

	private static int[] common(EncodedPairs pairs, int vocabulary) {
		int[] counts = new int[vocabulary];
		for (int row = 0; row < pairs.size(); row++) {
			for (int token : pairs.target(row)) {
				counts[token]++;
			}
		}
		return IntStream.range(0, vocabulary)
			.filter((token) -> counts[token] > 0)
			.boxed()
			.sorted(Comparator.comparingInt((token) -> -counts[token]))
			.limit(COMMON)
			.mapToInt(Integer::intValue)
			.toArray();
	}

	private static int[][] translations(LexicalTable table, int vocabulary) {
		int[][] translations = new int[vocabulary][WIDTH];
		int[] filled = new int[vocabulary];
		Arrays.setAll(translations, (token) -> {
			translations[token][0] = token;
			return translations[token];
		});
		Arrays.fill(filled, 1);
		IntStream.range(0, table.size())
			.boxed()
			.sorted(Comparator.comparingDouble((entry) -> -table.probability(entry)))
			.mapToInt(Integer::intValue)
			.filter((entry) -> filled[table.source(entry)] < WIDTH)
			.forEach((entry) -> translations[table.source(entry)][filled[table.source(entry)]++] = table.target(entry));
		return translations;
	}

}
