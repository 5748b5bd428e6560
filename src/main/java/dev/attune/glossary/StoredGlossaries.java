package dev.attune.glossary;

import dev.attune.web.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.ConcurrentLruCache;

/**
 * The glossaries that are stored, within their limits.
 */
class StoredGlossaries {

	/** Glossaries that are kept ready for translations. */
	private static final int READY = 16;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

	private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}");

	private final GlossaryStore store;

	private final TransactionOperations transaction;

	private final GlossaryProperties properties;

	private final TermRules rules;

	private final ConcurrentLruCache<Revision, Optional<Glossary>> ready;

	StoredGlossaries(GlossaryStore store, TransactionOperations transaction, GlossaryProperties properties) {
		this.store = store;
		this.transaction = transaction;
		this.properties = properties;
		this.rules = new TermRules("terms", properties.maxStoredTerms(), properties.maxTermCharacters());
		this.ready = new ConcurrentLruCache<>(READY, this::load);
	}

	List<StoredGlossary> list() {
		return this.store.list();
	}

	/**
	 * A glossary with its terms.
	 * @throws ProblemException if there is none of that name
	 */
	StoredGlossary get(String name) {
		StoredGlossary found = existing(name);
		Map<String, String> terms = this.store.terms(name);
		return new StoredGlossary(found.name(), found.source(), found.target(), terms.size(), found.changedAt(), terms);
	}

	/** A glossary as translations use it. */
	Optional<Glossary> find(String name) {
		return revision(name).flatMap((revision) -> this.ready.get(new Revision(name, revision)));
	}

	/**
	 * Stores a glossary, in the place of the one of its name if there is one.
	 * @return whether there was none
	 * @throws ProblemException if the name, a language, a term or their number breaks the
	 * rules
	 */
	boolean put(String name, String source, String target, Map<String, ? extends @Nullable String> terms) {
		check("name", name, NAME,
				"must have from 1 to 64 letters, digits, dots, hyphens or underscores, the first a letter or digit");
		check("source", source, LANGUAGE, "must be a language code");
		check("target", target, LANGUAGE, "must be a language code");
		Map<String, String> checked = this.rules.check(terms);
		return changed(() -> {
			if (this.store.revision(name).isEmpty() && this.store.count() >= this.properties.maxGlossaries()) {
				throw new ProblemException(HttpStatus.CONFLICT, "There are " + this.properties.maxGlossaries()
						+ " glossaries already, and no more are allowed");
			}
			return this.store.put(name, source, target, checked);
		});
	}

	/**
	 * Changes some terms of a glossary.
	 * @param terms new translations by term; null takes a term out
	 * @throws ProblemException if there is none of that name, or a term or their number
	 * breaks the rules
	 */
	void change(String name, Map<String, @Nullable String> terms) {
		changed(() -> {
			StoredGlossary glossary = get(name);
			Map<String, @Nullable String> all = new LinkedHashMap<>();
			if (glossary.terms() != null) {
				all.putAll(glossary.terms());
			}
			terms.forEach((term, translation) -> {
				if (translation == null) {
					all.remove(term.strip());
				}
				else {
					all.put(term.strip(), translation);
				}
			});
			return this.store.put(name, glossary.source(), glossary.target(), this.rules.check(all));
		});
	}

	/**
	 * Deletes a glossary.
	 * @throws ProblemException if there is none of that name
	 */
	void delete(String name) {
		if (!isName(name) || !this.store.delete(name)) {
			throw unknown(name);
		}
	}

	private StoredGlossary existing(String name) {
		return (isName(name) ? this.store.find(name) : Optional.<StoredGlossary>empty())
			.orElseThrow(() -> unknown(name));
	}

	private Optional<UUID> revision(String name) {
		return isName(name) ? this.store.revision(name) : Optional.empty();
	}

	// not all that is asked for can be sent to a database
	private static boolean isName(String name) {
		return NAME.matcher(name).matches();
	}

	private static void check(String field, String value, Pattern pattern, String rule) {
		if (!pattern.matcher(value).matches()) {
			throw new ProblemException(HttpStatus.BAD_REQUEST, field, field + " " + rule);
		}
	}

	private boolean changed(BooleanSupplier change) {
		try {
			return Boolean.TRUE.equals(this.transaction.execute((status) -> change.getAsBoolean()));
		}
		catch (DuplicateKeyException ex) {
			throw new ProblemException(HttpStatus.CONFLICT, "The glossary is being changed by someone else; try again");
		}
	}

	private Optional<Glossary> load(Revision revision) {
		return this.store.find(revision.name())
			.map((glossary) -> new Glossary(glossary.source(), glossary.target(), this.store.terms(revision.name())));
	}

	private static ProblemException unknown(String name) {
		return new ProblemException(HttpStatus.NOT_FOUND, "There is no glossary " + name);
	}

	/**
	 * A glossary at some time.
	 *
	 * @param name its name
	 * @param id changes with it
	 */
	private record Revision(String name, UUID id) {
	}

}
