package dev.attune.corpus;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The pair of languages that is asked of one file, and the languages that were seen in
 * it.
 */
final class Languages {

	/** As many as a person wants to read of; a hostile file may name millions. */
	private static final int SHOWN = 20;

	private static final int CACHED = 1000;

	/** Characters of a code or name; what is longer is none. */
	private static final int LONGEST = 40;

	private final LanguageCode source;

	private final LanguageCode target;

	private final Map<String, Ranks> ranks = new HashMap<>();

	private final Map<String, Optional<LanguageCode>> names = new HashMap<>();

	private final Set<String> seen = new LinkedHashSet<>();

	Languages(String source, String target) {
		this.source = LanguageCode.of(source);
		this.target = LanguageCode.of(target);
	}

	/**
	 * How well a language of the file serves as source and as target.
	 */
	Ranks ranks(String text) {
		String code = (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
		Ranks known = this.ranks.get(code);
		if (known != null) {
			return known;
		}
		Ranks ranks = ranks(LanguageCode.of(code));
		if (this.seen.size() < SHOWN) {
			this.seen.add(code.strip());
		}
		if (this.ranks.size() < CACHED) {
			this.ranks.put(code, ranks);
		}
		return ranks;
	}

	/**
	 * How well a column or key with this name serves.
	 * @return null if it names no language
	 */
	@Nullable Ranks named(String word) {
		if (word.length() > LONGEST) {
			return null;
		}
		LanguageCode code = this.names.computeIfAbsent(word, (key) -> Optional.ofNullable(find(key))).orElse(null);
		if (this.names.size() > CACHED) {
			this.names.clear();
		}
		return (code != null) ? ranks(code.tag()) : null;
	}

	private @Nullable LanguageCode find(String word) {
		LanguageCode code = LanguageCode.named(word);
		if (code != null) {
			return code;
		}
		return this.source.callsItself(word) ? this.source : this.target.callsItself(word) ? this.target : null;
	}

	private Ranks ranks(LanguageCode code) {
		return new Ranks(this.source.rank(code), this.target.rank(code));
	}

	/**
	 * Which way round a file with one source and one target language serves.
	 * @param source the file's source language, or null if it does not say
	 * @param target the file's target language, or null if it does not say
	 */
	Direction direction(@Nullable String source, @Nullable String target) {
		Ranks first = (source != null) ? ranks(source) : Ranks.UNKNOWN;
		Ranks second = (target != null) ? ranks(target) : Ranks.UNKNOWN;
		if (first.source() > 0 && second.target() > 0) {
			return Direction.FORWARD;
		}
		return (first.target() > 0 && second.source() > 0) ? Direction.BACKWARD : Direction.NONE;
	}

	/**
	 * The fault of a file that was read to its end without a pair.
	 * @param nothing what to say if it is not for its languages
	 */
	CorpusException nothingFound(String file, String nothing) {
		boolean sourceSeen = this.seen.stream().anyMatch((code) -> ranks(code).source() > 0);
		boolean targetSeen = this.seen.stream().anyMatch((code) -> ranks(code).target() > 0);
		if (this.seen.isEmpty() || (sourceSeen && targetSeen)) {
			return new CorpusException(file, 0, nothing);
		}
		return new CorpusException(file, 0, "holds no pair of " + this.source.tag() + " and " + this.target.tag()
				+ "; its languages are " + String.join(", ", this.seen));
	}

	/**
	 * Ranks as {@link LanguageCode#rank} gives them.
	 */
	record Ranks(int source, int target) {

		static final Ranks NONE = new Ranks(0, 0);

		static final Ranks UNKNOWN = new Ranks(1, 1);

	}

	/**
	 * How a bilingual file's sides become source and target.
	 */
	enum Direction {

		FORWARD, BACKWARD, NONE;

		SentencePair pair(String first, String second, String file, long line) {
			return (this == BACKWARD) ? new SentencePair(second, first, file, line)
					: new SentencePair(first, second, file, line);
		}

	}

}
