package dev.attune.corpus;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

import dev.attune.corpus.Languages.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of an XLIFF 1.x file, SDLXLIFF included: of each unit its segments where they are
 * marked, else the whole unit. Only what is translated: a target that is there and that
 * the file does not call new, a draft or rejected.
 */
final class XliffPairs implements PairSource {

	private static final Set<String> UNTRANSLATED = Set.of("new", "needs-translation");

	/** Confirmation levels of SDLXLIFF. */
	private static final Set<String> UNCONFIRMED = Set.of("Draft", "RejectedTranslation", "RejectedSignOff");

	private final XmlEvents events;

	private final Languages languages;

	private final CorpusLimits limits;

	private final Queue<SentencePair> unit = new ArrayDeque<>();

	private Direction direction = Direction.NONE;

	private @Nullable String sourceLanguage;

	private boolean found;

	XliffPairs(XmlEvents events, Languages languages, CorpusLimits limits) {
		this.events = events;
		this.languages = languages;
		this.limits = limits;
	}

	@Override
	public @Nullable SentencePair next() {
		while (this.unit.isEmpty() && this.events.next() != XmlEvents.END_OF_FILE) {
			if (this.events.is(XmlEvents.START, "file")) {
				this.sourceLanguage = this.events.attribute("source-language");
				this.direction = this.languages.direction(this.sourceLanguage,
						this.events.attribute("target-language"));
			}
			else if (this.events.is(XmlEvents.START, "trans-unit") && this.direction != Direction.NONE) {
				readUnit();
			}
		}
		SentencePair pair = this.unit.poll();
		this.found |= pair != null;
		if (!this.found) {
			throw this.languages.nothingFound(this.events.file(), "holds no translated unit");
		}
		return pair;
	}

	private void readUnit() {
		long line = this.events.line();
		int depth = this.events.depth();
		InlineText source = null;
		InlineText segmentedSource = null;
		InlineText target = null;
		Direction side = this.direction;
		Set<String> unconfirmed = new HashSet<>();
		while (this.events.next() != XmlEvents.END || this.events.depth() != depth) {
			if (this.events.is(XmlEvents.START, "seg") && this.events.depth() == depth + 2) {
				String level = this.events.attribute("conf");
				if (level != null && UNCONFIRMED.contains(level)) {
					unconfirmed.add(String.valueOf(this.events.attribute("id")));
				}
			}
			else if (this.events.is(XmlEvents.START, "source") && this.events.depth() == depth + 1) {
				source = InlineText.read(this.events, this.limits);
			}
			else if (this.events.is(XmlEvents.START, "seg-source") && this.events.depth() == depth + 1) {
				segmentedSource = InlineText.read(this.events, this.limits);
			}
			else if (this.events.is(XmlEvents.START, "target") && this.events.depth() == depth + 1) {
				String state = this.events.attribute("state");
				String language = this.events.language();
				if (language != null) {
					side = this.languages.direction(this.sourceLanguage, language);
				}
				InlineText text = InlineText.read(this.events, this.limits);
				target = (state != null && UNTRANSLATED.contains(state)) ? null : text;
			}
		}
		if (source != null && target != null && side != Direction.NONE) {
			addPairs((segmentedSource != null) ? segmentedSource : source, target, side, unconfirmed, line);
		}
	}

	private void addPairs(InlineText source, InlineText target, Direction side, Set<String> unconfirmed, long line) {
		if (source.segments().isEmpty() || target.segments().isEmpty()) {
			add(source.whole(), target.whole(), side, line);
			return;
		}
		for (Map.Entry<String, String> segment : target.segments().entrySet()) {
			if (!unconfirmed.contains(segment.getKey())) {
				add(source.segments().getOrDefault(segment.getKey(), ""), segment.getValue(), side, line);
			}
		}
	}

	private void add(String source, String target, Direction side, long line) {
		if (!source.isBlank() && !target.isBlank()) {
			this.unit.add(side.pair(source, target, this.events.file(), line));
		}
	}

	@Override
	public void close() {
		this.events.close();
	}

}
