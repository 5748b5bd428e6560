package dev.attune.document;

import dev.attune.corpus.LanguageCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The languages of a translation.
 *
 * @param source code of the language of the file
 * @param target code of the language to translate into
 */
record Languages(String source, String target) {

	/** The one of a file's codes that suits a wanted code best. */
	static Optional<String> choose(String wanted, Collection<String> codes) {
		LanguageCode code = LanguageCode.of(wanted);
		return codes.stream()
			.filter((found) -> code.rank(LanguageCode.of(found)) > 0)
			.max(Comparator.comparingInt((found) -> code.rank(LanguageCode.of(found))));
	}

}
