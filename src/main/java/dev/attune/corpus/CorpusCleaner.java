package dev.attune.corpus;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Leaves out the pairs that would teach a model something wrong, and counts them by
 * reason. One cleaner cleans one corpus, in one thread; it remembers 64 bits of each pair
 * it kept.
 */
public final class CorpusCleaner {

	/**
	 * Added to both lengths before they are compared: "Hi." may well become a word three
	 * times as long.
	 */
	private static final double LENGTH_LENIENCE = 15;

	private final LanguageScripts sourceScripts;

	private final LanguageScripts targetScripts;

	private final CleaningOptions options;

	private final UnaryOperator<String> sourceNormalizer;

	private final UnaryOperator<String> targetNormalizer;

	private final LongIntMap seen = new LongIntMap();

	private final CleaningTally tally = new CleaningTally();

	/**
	 * A cleaner for one corpus.
	 * @param sourceLanguage language code of the sources, such as {@code en}
	 * @param targetLanguage language code of the targets
	 * @param options what is asked of a pair
	 * @param sourceNormalizer applied to each source before it is judged
	 * @param targetNormalizer applied to each target before it is judged
	 */
	public CorpusCleaner(String sourceLanguage, String targetLanguage, CleaningOptions options,
			UnaryOperator<String> sourceNormalizer, UnaryOperator<String> targetNormalizer) {
		this.sourceScripts = new LanguageScripts(sourceLanguage);
		this.targetScripts = new LanguageScripts(targetLanguage);
		this.options = options;
		this.sourceNormalizer = sourceNormalizer;
		this.targetNormalizer = targetNormalizer;
	}

	/**
	 * Clean a corpus as it is read.
	 * @return the pairs worth keeping, normalised, in the same order; closing it closes
	 * the stream given
	 */
	public Stream<SentencePair> clean(Stream<SentencePair> pairs) {
		return pairs.sequential().mapMulti((pair, kept) -> {
			SentencePair clean = clean(pair);
			if (clean != null) {
				kept.accept(clean);
			}
		});
	}

	/**
	 * Clean one pair.
	 * @return the pair with its texts normalised, or null if it is left out
	 */
	public @Nullable SentencePair clean(SentencePair pair) {
		SentencePair normalized = new SentencePair(this.sourceNormalizer.apply(pair.source()),
				this.targetNormalizer.apply(pair.target()), pair.file(), pair.line());
		DropReason reason = judge(normalized.source(), normalized.target());
		if (reason != null) {
			// the report shows what stands in the file, where a person will look for it
			this.tally.dropped(reason, pair);
			return null;
		}
		this.tally.kept(normalized);
		return normalized;
	}

	/**
	 * What was read, kept and dropped up to now.
	 */
	public CorpusReport report() {
		return this.tally.report();
	}

	private @Nullable DropReason judge(String source, String target) {
		if (source.isBlank() || target.isBlank()) {
			return DropReason.EMPTY;
		}
		int shorter = Math.min(TextMeasure.characters(source), TextMeasure.characters(target));
		int longer = Math.max(TextMeasure.characters(source), TextMeasure.characters(target));
		if (shorter < this.options.minCharacters()) {
			return DropReason.TOO_SHORT;
		}
		if (longer > this.options.maxCharacters()
				|| Math.max(TextMeasure.words(source), TextMeasure.words(target)) > this.options.maxWords()) {
			return DropReason.TOO_LONG;
		}
		if (this.sourceScripts.share(source) < this.options.minScriptShare()
				|| this.targetScripts.share(target) < this.options.minScriptShare()) {
			return DropReason.WRONG_SCRIPT;
		}
		if (source.equalsIgnoreCase(target) && TextMeasure.letters(source) > this.options.maxCopyLetters()) {
			return DropReason.COPY;
		}
		if (lengthRatio(source, target) > this.options.maxLengthRatio()) {
			return DropReason.LENGTH_RATIO;
		}
		if (this.seen.putIfAbsent(TextHash.of(source, target), 1) != LongIntMap.ABSENT) {
			return DropReason.DUPLICATE;
		}
		return null;
	}

	private static double lengthRatio(String source, String target) {
		double a = TextMeasure.weightedLength(source) + LENGTH_LENIENCE;
		double b = TextMeasure.weightedLength(target) + LENGTH_LENIENCE;
		return Math.max(a, b) / Math.min(a, b);
	}

}
