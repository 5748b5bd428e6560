package dev.attune.corpus;

import java.util.Map;
import java.util.Set;

import dev.attune.corpus.Languages.Ranks;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pairs in JSON Lines, one object a line. The texts stand under the codes of their
 * languages, there or in an object "translation", or under words such as "source" and
 * "target". A line of languages that lacks one of the pair is no pair.
 */
final class JsonLinePairs implements PairSource {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Set<String> SOURCE_WORDS = Set.of("source", "src");

	private static final Set<String> TARGET_WORDS = Set.of("target", "tgt", "trg");

	private final LineReader lines;

	private final Languages languages;

	private boolean found;

	JsonLinePairs(LineReader lines, Languages languages) {
		this.lines = lines;
		this.languages = languages;
	}

	@Override
	public @Nullable SentencePair next() {
		for (String line = this.lines.next(); line != null; line = this.lines.next()) {
			if (!line.isBlank()) {
				SentencePair pair = pair(parse(line));
				if (pair != null) {
					this.found = true;
					return pair;
				}
			}
		}
		if (!this.found) {
			throw this.languages.nothingFound(this.lines.file(), "holds no pairs");
		}
		return null;
	}

	private JsonNode parse(String line) {
		try {
			JsonNode node = JSON.readTree(line);
			if (node.isObject()) {
				return node;
			}
			throw this.lines.fault("is not a JSON object; JSON Lines has one object on each line");
		}
		catch (JacksonException ex) {
			throw new CorpusException(this.lines.file(), this.lines.line(),
					"is not a JSON object; JSON Lines has one object on each line: " + ex.getOriginalMessage(), ex);
		}
	}

	private @Nullable SentencePair pair(JsonNode object) {
		JsonNode translation = object.path("translation");
		JsonNode texts = translation.isObject() ? translation : object;
		String source = null;
		String target = null;
		Ranks best = Ranks.NONE;
		boolean languageKeys = false;
		for (Map.Entry<String, JsonNode> property : texts.properties()) {
			Ranks ranks = this.languages.named(property.getKey());
			if (ranks != null) {
				languageKeys = true;
				if (ranks.source() > best.source() && ranks.source() >= ranks.target()) {
					source = property.getKey();
					best = new Ranks(ranks.source(), best.target());
				}
				else if (ranks.target() > best.target()) {
					target = property.getKey();
					best = new Ranks(best.source(), ranks.target());
				}
			}
		}
		if (source == null || target == null) {
			source = word(texts, SOURCE_WORDS);
			target = word(texts, TARGET_WORDS);
		}
		if (source != null && target != null) {
			return new SentencePair(text(texts, source), text(texts, target), this.lines.file(), this.lines.line());
		}
		if (languageKeys) {
			return null;
		}
		throw this.lines
			.fault("has neither the languages nor \"source\" and \"target\" among its keys: " + String.join(", ",
					texts.properties().stream().map((property) -> shortened(property.getKey())).limit(10).toList()));
	}

	private static String shortened(String key) {
		return (key.length() > 40) ? key.substring(0, 40) + "…" : key;
	}

	private static @Nullable String word(JsonNode texts, Set<String> words) {
		return words.stream().filter(texts::has).findFirst().orElse(null);
	}

	private String text(JsonNode texts, String key) {
		JsonNode text = texts.path(key);
		if (text.isString()) {
			return Whitespace.onOneLine(text.stringValue());
		}
		if (text.isNull()) {
			return "";
		}
		throw this.lines.fault("has no text under \"" + key + "\"");
	}

	@Override
	public void close() {
		this.lines.close();
	}

}
