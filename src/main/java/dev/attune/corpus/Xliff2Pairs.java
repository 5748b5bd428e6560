package dev.attune.corpus;

import dev.attune.corpus.Languages.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of an XLIFF 2.x file, one a segment. Only what is translated: a target that is
 * there and whose state is not {@code initial}.
 */
final class Xliff2Pairs implements PairSource {

	private final XmlEvents events;

	private final CorpusLimits limits;

	private final Languages languages;

	private final Direction direction;

	private boolean found;

	/**
	 * Pairs of a file whose root element has just begun.
	 */
	Xliff2Pairs(XmlEvents events, Languages languages, CorpusLimits limits) {
		this.events = events;
		this.languages = languages;
		this.limits = limits;
		this.direction = languages.direction(events.attribute("srcLang"), events.attribute("trgLang"));
	}

	@Override
	public @Nullable SentencePair next() {
		while (this.direction != Direction.NONE && this.events.next() != XmlEvents.END_OF_FILE) {
			if (this.events.is(XmlEvents.START, "segment")) {
				SentencePair pair = segment();
				if (pair != null) {
					this.found = true;
					return pair;
				}
			}
		}
		if (!this.found) {
			throw this.languages.nothingFound(this.events.file(), "holds no translated segment");
		}
		return null;
	}

	private @Nullable SentencePair segment() {
		long line = this.events.line();
		int depth = this.events.depth();
		boolean translated = !"initial".equals(this.events.attribute("state"));
		String source = "";
		String target = "";
		while (this.events.next() != XmlEvents.END || this.events.depth() != depth) {
			if (this.events.is(XmlEvents.START, "source") && this.events.depth() == depth + 1) {
				source = InlineText.read(this.events, this.limits).whole();
			}
			else if (this.events.is(XmlEvents.START, "target") && this.events.depth() == depth + 1) {
				target = InlineText.read(this.events, this.limits).whole();
			}
		}
		if (!translated || source.isBlank() || target.isBlank()) {
			return null;
		}
		return this.direction.pair(source, target, this.events.file(), line);
	}

	@Override
	public void close() {
		this.events.close();
	}

}
