package dev.attune.translation;

import dev.attune.seq2seq.SearchOptions;
import dev.attune.seq2seq.SourceSentence;
import dev.attune.serving.ServedModel;

/**
 * What decides how a sentence is translated. Numbers of versions are never given again,
 * so a key stays true for good.
 *
 * @param model name of the model
 * @param version its version
 * @param options how it searches
 * @param sentence its source tokens and what must stand in its translation
 */
record SentenceKey(String model, int version, SearchOptions options, SourceSentence sentence) {

	static SentenceKey of(ServedModel model, SearchOptions options, SourceSentence sentence) {
		return new SentenceKey(model.name(), model.version(), options, sentence);
	}

}
