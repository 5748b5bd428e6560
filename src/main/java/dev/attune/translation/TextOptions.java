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
 * @param share how much of all that the request has translated these texts are, up to 1
 */
record TextOptions(SearchOptions search, @Nullable Glossary glossary, boolean explained, double share) {

	TextOptions(SearchOptions search, @Nullable Glossary glossary, boolean explained) {
		this(search, glossary, explained, 1);
	}

	/** Without an explanation. */
	TextOptions(SearchOptions search, @Nullable Glossary glossary) {
		this(search, glossary, false);
	}

	/** The same for a part of the texts. */
	TextOptions part(double share) {
		return new TextOptions(this.search, this.glossary, this.explained, share);
	}

	/** For a model whose translations are translated again. */
	TextOptions halfway() {
		return new TextOptions(new SearchOptions(this.search.beam(), 1, this.search.lengthPenalty()), null, false,
				this.share);
	}

}
