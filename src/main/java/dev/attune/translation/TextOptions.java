package dev.attune.translation;

import dev.attune.glossary.Glossary;
import dev.attune.seq2seq.SearchOptions;
import org.jspecify.annotations.Nullable;

/**
 * How texts are to be translated.
 *
 * @param search how the last model searches, and how many translations it is to find
 * @param glossary terms that must be translated as it says, of the language that the last
 * model reads; or none
 * @param explained whether to tell how each sentence was translated
 */
record TextOptions(SearchOptions search, @Nullable Glossary glossary, boolean explained) {

	/** Without an explanation. */
	TextOptions(SearchOptions search, @Nullable Glossary glossary) {
		this(search, glossary, false);
	}

	/** For a model whose translations are translated again. */
	TextOptions halfway() {
		return new TextOptions(new SearchOptions(this.search.beam(), 1, this.search.lengthPenalty()), null);
	}

}
