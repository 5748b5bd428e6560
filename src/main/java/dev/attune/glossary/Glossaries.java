package dev.attune.glossary;

import dev.attune.web.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The glossaries that requests for translations bring with them or name.
 */
public final class Glossaries {

	private final TermRules rules;

	private final Function<String, Optional<Glossary>> stored;

	/**
	 * Glossaries.
	 * @param stored finds stored ones by their names
	 */
	Glossaries(GlossaryProperties properties, Function<String, Optional<Glossary>> stored) {
		this.rules = new TermRules("glossary", properties.maxRequestTerms(), properties.maxTermCharacters());
		this.stored = stored;
	}

	/**
	 * The glossary of a request.
	 * @param terms translations by term that it brings with it; they go before those of a
	 * stored one
	 * @param name of a stored one
	 * @return nothing if it has none
	 * @throws ProblemException if a term breaks the rules, or there is no glossary of
	 * that name
	 */
	public @Nullable Glossary of(@Nullable Map<String, String> terms, @Nullable String name) {
		Map<String, String> own = (terms != null) ? this.rules.check(terms) : Map.of();
		if (name == null || name.isBlank()) {
			return own.isEmpty() ? null : new Glossary(null, null, own);
		}
		Glossary glossary = this.stored.apply(name.strip())
			.orElseThrow(() -> new ProblemException(HttpStatus.BAD_REQUEST, "glossaryId",
					"There is no glossary " + name.strip() + "; GET /glossaries lists them"));
		return own.isEmpty() ? glossary : glossary.with(own);
	}

}
