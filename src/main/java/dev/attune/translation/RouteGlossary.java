package dev.attune.translation;

import dev.attune.glossary.Glossary;
import dev.attune.serving.ServedModel;
import dev.attune.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Whether a glossary can be heeded on the way from one language to another.
 */
final class RouteGlossary {

	private RouteGlossary() {
	}

	/**
	 * The glossary, if it is one for the languages of the texts.
	 * @param detected whether the language of the texts was detected: then a glossary of
	 * others is left aside
	 * @throws ProblemException if it is for other languages, or the way leads through a
	 * third, in which its terms are not to be found
	 */
	static @Nullable Glossary of(Glossary glossary, Route route, boolean detected) {
		ServedModel model = route.second().orElse(route.first());
		if (!fits(glossary.source(), route.first().source()) || !fits(glossary.target(), model.target())) {
			if (detected) {
				return null;
			}
			throw problem("glossaryId", "The glossary is for " + glossary.source() + " to " + glossary.target());
		}
		if (route.second().isPresent()) {
			throw problem("glossary", "A glossary needs a model that leads straight from " + route.first().source()
					+ " to " + model.target() + ", and there is none");
		}
		return glossary;
	}

	private static boolean fits(@Nullable String language, String other) {
		return language == null || LanguageTag.of(language).sameLanguage(LanguageTag.of(other));
	}

	private static ProblemException problem(String field, String detail) {
		return new ProblemException(HttpStatus.BAD_REQUEST, field, detail);
	}

}
