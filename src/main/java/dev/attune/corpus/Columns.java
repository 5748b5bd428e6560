package dev.attune.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import dev.attune.corpus.Languages.Ranks;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table hold the texts.
 *
 * @param source column of the sources, from 0
 * @param target column of the targets, from 0
 */
record Columns(int source, int target) {

	/** Where nothing else is said. */
	static final Columns FIRST_TWO = new Columns(0, 1);

	private static final Set<String> SOURCE_WORDS = Set.of("source", "src", "source text", "source segment",
			"source sentence", "original");

	private static final Set<String> TARGET_WORDS = Set.of("target", "tgt", "trg", "target text", "target segment",
			"target sentence", "translation");

	Columns {
		if (source < 0 || target < 0 || source == target) {
			throw new IllegalArgumentException("source and target column must be two different numbers from 1, not "
					+ (source + 1) + " and " + (target + 1));
		}
	}

	/**
	 * The columns that a header row names, by language or by words such as "source".
	 * @return null if the row is no header
	 */
	static @Nullable Columns of(List<String> row, Languages languages) {
		int source = -1;
		int target = -1;
		Ranks best = Ranks.NONE;
		for (int i = 0; i < row.size(); i++) {
			Ranks ranks = Objects.requireNonNullElse(languages.named(row.get(i)), Ranks.NONE);
			if (ranks.source() > best.source() && ranks.source() >= ranks.target()) {
				source = i;
				best = new Ranks(ranks.source(), best.target());
			}
			else if (ranks.target() > best.target()) {
				target = i;
				best = new Ranks(best.source(), ranks.target());
			}
		}
		return (source >= 0 && target >= 0) ? new Columns(source, target) : ofWords(row);
	}

	private static @Nullable Columns ofWords(List<String> row) {
		int source = -1;
		int target = -1;
		for (int i = row.size() - 1; i >= 0; i--) {
			String word = row.get(i).strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
			if (SOURCE_WORDS.contains(word)) {
				source = i;
			}
			else if (TARGET_WORDS.contains(word)) {
				target = i;
			}
		}
		return (source >= 0 && target >= 0) ? new Columns(source, target) : null;
	}

	/**
	 * Whether a row is a header of languages: "de" beside "fr" is, "de" beside a sentence
	 * is a pair.
	 */
	static boolean areLanguages(List<String> row, Languages languages) {
		return row.size() > 1 && row.stream().allMatch((cell) -> languages.named(cell) != null);
	}

}
