package dev.attune.glossary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Terms and the translations that they must get. Immutable and thread-safe.
 */
public final class Glossary {

	/** Models whose matchers are kept. */
	private static final int MODELS = 8;

	private final @Nullable String source;

	private final @Nullable String target;

	private final Map<String, String> terms;

	private final Cache<String, TermMatcher> matchers = Caffeine.newBuilder().maximumSize(MODELS).build();

	/**
	 * A glossary.
	 * @param source language code of the terms; none if they may be of any
	 * @param target language code of the translations, likewise
	 * @param terms translations by term, checked
	 */
	Glossary(@Nullable String source, @Nullable String target, Map<String, String> terms) {
		this.source = source;
		this.target = target;
		this.terms = terms;
	}

	/** Language code of its terms; none if they may be of any language. */
	public @Nullable String source() {
		return this.source;
	}

	/** Language code of its translations, likewise. */
	public @Nullable String target() {
		return this.target;
	}

	/**
	 * Finds its terms in sentences in a normal form.
	 * @param name of the normal form; the same name is always the same form
	 * @param normalizer brings terms into it
	 */
	public TermMatcher matcher(String name, UnaryOperator<String> normalizer) {
		return this.matchers.get(name, (form) -> new TermMatcher(this.terms, normalizer));
	}

	Map<String, String> terms() {
		return this.terms;
	}

	/** The same, and other terms, which go before its own. */
	Glossary with(Map<String, String> others) {
		Map<String, String> all = new LinkedHashMap<>(others);
		this.terms.forEach(all::putIfAbsent);
		return new Glossary(this.source, this.target, all);
	}

}
