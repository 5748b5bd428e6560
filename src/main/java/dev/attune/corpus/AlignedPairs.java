package dev.attune.corpus;

import org.jspecify.annotations.Nullable;

/**
 * Pairs of two files, one a language, where line n of one is the translation of line n of
 * the other.
 */
final class AlignedPairs implements PairSource {

	private final LineReader sources;

	private final LineReader targets;

	AlignedPairs(LineReader sources, LineReader targets) {
		this.sources = sources;
		this.targets = targets;
	}

	@Override
	public @Nullable SentencePair next() {
		String source = this.sources.next();
		String target = this.targets.next();
		if (source != null && target != null) {
			return new SentencePair(source, target, this.sources.file(), this.sources.line());
		}
		if (source != null || target != null) {
			throw differentLengths();
		}
		return null;
	}

	private CorpusException differentLengths() {
		long shorter = Math.min(this.sources.line(), this.targets.line());
		skipToEnd(this.sources);
		skipToEnd(this.targets);
		return new CorpusException(this.sources.file(), shorter + 1, "the files do not align: " + this.sources.file()
				+ " has " + this.sources.line() + " lines and " + this.targets.file() + " has " + this.targets.line());
	}

	private static void skipToEnd(LineReader lines) {
		while (lines.next() != null) {
			// only the count matters
		}
	}

	@Override
	public void close() {
		try (this.sources; this.targets) {
			// both, even if closing one fails
		}
	}

}
