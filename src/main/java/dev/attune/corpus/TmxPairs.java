package dev.attune.corpus;

import dev.attune.corpus.Languages.Ranks;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of a translation memory in TMX 1.1 to 1.4: of each unit, the variants that fit
 * the languages best. A unit that lacks one of the languages is no pair.
 */
final class TmxPairs implements PairSource {

	private final XmlEvents events;

	private final Languages languages;

	private final CorpusLimits limits;

	private boolean found;

	TmxPairs(XmlEvents events, Languages languages, CorpusLimits limits) {
		this.events = events;
		this.languages = languages;
		this.limits = limits;
	}

	@Override
	public @Nullable SentencePair next() {
		while (this.events.next() != XmlEvents.END_OF_FILE) {
			if (this.events.is(XmlEvents.START, "tu")) {
				SentencePair pair = unit();
				if (pair != null) {
					this.found = true;
					return pair;
				}
			}
		}
		if (!this.found) {
			throw this.languages.nothingFound(this.events.file(), "holds no translation unit with two languages");
		}
		return null;
	}

	private @Nullable SentencePair unit() {
		long line = this.events.line();
		int depth = this.events.depth();
		Variants variants = new Variants();
		String language = null;
		while (this.events.next() != XmlEvents.END || this.events.depth() != depth) {
			if (this.events.is(XmlEvents.START, "tuv") && this.events.depth() == depth + 1) {
				language = this.events.language();
				if (language == null) {
					throw this.events.fault("has a <tuv> without xml:lang");
				}
			}
			else if (this.events.is(XmlEvents.START, "seg") && this.events.depth() == depth + 2 && language != null) {
				Ranks ranks = this.languages.ranks(language);
				InlineText text = InlineText.read(this.events, this.limits);
				variants.add(text.whole(), ranks);
			}
		}
		return variants.pair(this.events.file(), line);
	}

	@Override
	public void close() {
		this.events.close();
	}

	/**
	 * The best source and target among the variants of a unit. The second best are kept
	 * too: one variant may be the best of both, where two varieties of one language are
	 * asked for.
	 */
	private static final class Variants {

		private @Nullable Variant source;

		private @Nullable Variant nextSource;

		private @Nullable Variant target;

		private @Nullable Variant nextTarget;

		void add(String text, Ranks ranks) {
			Variant variant = new Variant(text, ranks);
			if (ranks.source() > 0) {
				if (this.source == null || ranks.source() > this.source.ranks().source()) {
					this.nextSource = this.source;
					this.source = variant;
				}
				else if (this.nextSource == null || ranks.source() > this.nextSource.ranks().source()) {
					this.nextSource = variant;
				}
			}
			if (ranks.target() > 0) {
				if (this.target == null || ranks.target() > this.target.ranks().target()) {
					this.nextTarget = this.target;
					this.target = variant;
				}
				else if (this.nextTarget == null || ranks.target() > this.nextTarget.ranks().target()) {
					this.nextTarget = variant;
				}
			}
		}

		@SuppressWarnings("ReferenceEquality") // two variants may have the same text
		@Nullable SentencePair pair(String file, long line) {
			if (this.source == null || this.target == null) {
				return null;
			}
			if (this.source != this.target) {
				return new SentencePair(this.source.text(), this.target.text(), file, line);
			}
			if (this.nextTarget != null) {
				return new SentencePair(this.source.text(), this.nextTarget.text(), file, line);
			}
			return (this.nextSource != null) ? new SentencePair(this.nextSource.text(), this.target.text(), file, line)
					: null;
		}

	}

	private record Variant(String text, Ranks ranks) {
	}

}
